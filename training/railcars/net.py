import torch, torch.nn as nn, torch.nn.functional as F
class RailNet(nn.Module):
    """6 planes (strip, strip minus bed) of 32 x N at 0.25 m -> 2 logits per 0.5 m"""
    def __init__(s,c1=10,c2=12,c3=16,h=24,dil=(1,3,6)):
        super().__init__()
        s.c1=nn.Conv2d(6,c1,5,(2,2),2); s.cond=nn.Linear(2,c1,bias=False)
        s.c2=nn.Conv2d(c1,c2,3,(2,1),1); s.c3=nn.Conv2d(c2,c3,3,(2,1),1)
        s.mix=nn.Conv1d(c3*4,h,1)
        s.res=nn.ModuleList([nn.Conv1d(h,h,5,padding=2*d,dilation=d) for d in dil])
        s.head=nn.Conv1d(h,2,1)
    def forward(s,x,cond,drop=0.0):           # B,6,32,N ; cond B,2
        x=F.relu(s.c1(x)+s.cond(cond)[:,:,None,None]); x=F.relu(s.c2(x)); x=F.relu(s.c3(x))
        B,C,R,N=x.shape
        x=F.relu(s.mix(x.reshape(B,C*R,N)))
        if drop>0: x=F.dropout1d(x,drop,s.training)
        for r in s.res: x=x+F.relu(r(x))
        return s.head(x)
