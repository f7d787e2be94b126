"""python3 train.py STRIPS STEPS OUT.pt [--from NET.pt] [--without FOLD]: see README.md."""
import argparse
import time,numpy as np,torch,torch.nn.functional as F
torch.set_num_threads(1)
from net import RailNet
from strips import *
def train(groups,steps,seed,width=320,batch=16,lr=4e-3,drop=.1,log=200,netargs={},init=None):
    rng=np.random.default_rng(seed); torch.manual_seed(seed); net=RailNet(**netargs)
    if init is not None: net.load_state_dict(init)
    opt=torch.optim.AdamW(net.parameters(),lr=lr,weight_decay=2e-3)
    sched=torch.optim.lr_scheduler.OneCycleLR(opt,lr,total_steps=steps,pct_start=.15)
    pv=np.array([g.p for g in groups]); pv=pv/pv.sum(); t0=time.time(); rl=None
    for g in groups:
        n=np.array([g.S[i].shape[2] for i in g.use],float)*np.array([1.0+3.0*(len(g.trains[i])>0) for i in g.use]); g.pi=n/n.sum()
    for st in range(steps):
        X=[];T=[];C=[]
        for b in range(batch):
            g=groups[rng.choice(len(groups),p=pv)]; i=g.use[rng.choice(len(g.use),p=g.pi)]; N=g.S[i].shape[2]
            if g.trains[i] and rng.random()<.5:
                w=g.trains[i][rng.integers(len(g.trains[i]))]; s=int((w[0]+w[1])/2/CELL-rng.uniform(.1,.9)*width)
            else: s=int(rng.uniform(-width*.3,max(1,N-width*.7)))
            x,t,c=augment(g,i,width,rng,s,g.ref(i,rng) if rng.random()<.7 else None)
            X.append(x);T.append(t);C.append(c)
        T=torch.from_numpy(np.stack(T).copy()).reshape(batch,4,-1,2).mean(-1)
        y=net(torch.from_numpy(np.stack(X)),torch.from_numpy(np.stack(C)),drop)
        lo=F.binary_cross_entropy_with_logits(y[:,0],T[:,0],reduction='none')*T[:,1]
        lg=F.binary_cross_entropy_with_logits(y[:,1],T[:,2],reduction='none')*T[:,3]
        loss=lo.sum()/T[:,1].sum()+lg.sum()/(T[:,3].sum()+1)
        opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(),1.0); opt.step(); sched.step()
        rl=loss.item() if rl is None else .99*rl+.01*loss.item()
        if log and st%log==log-1: print(st+1,'loss',round(rl,4),'t',round(time.time()-t0),flush=True)
    net.eval(); return net
def mid(x):
    b=(x.shape[1]-32)//2
    return x[:,b:b+32]
def infer_group(net,g,passes=1,refs=None):
    def one(i,ref):
        x=np.nan_to_num(mid(g.S[i])); n=x.shape[2]; d=np.zeros_like(x) if ref is None else np.nan_to_num(mid(g.S[i])-mid(ref))
        x=np.concatenate([x,d]).astype(np.float32)
        if n%2: x=np.concatenate([x,x[:,:,-1:]],2)
        with torch.no_grad(): y=net(torch.from_numpy(x)[None],torch.tensor([[np.log2(g.gsd/.25)/3,0. if ref is None else 1.]],dtype=torch.float32))
        return np.repeat(y[0].numpy(),2,axis=1)[:,:n]
    Y={i:one(i,None) for i in g.ids}
    for p in range(passes):
        pe={i:(1/(1+np.exp(np.clip(uniform_filter1d(Y[i][0],13)*1.5,-20,20)))).astype(np.float32) for i in g.ids}
        gp=glob_profile(g.S,pe)
        Y={i:one(i,bedref(g.S[i],pe[i],gp)) for i in g.ids}
    return Y

def folds(group):
    """Neighbouring tracks with about a fifth of the wagons each, as bench/railcars/count-yard.ts cuts them."""
    total=sum(len(group.trains[i]) for i in group.ids); out=[[] for _ in range(5)]; before=0
    for i in group.ids:
        out[min(4,int((before+len(group.trains[i])/2)*5/total))].append(i); before+=len(group.trains[i])
    return out
if __name__=='__main__':
    a=argparse.ArgumentParser(); a.add_argument('strips'); a.add_argument('steps',type=int); a.add_argument('out')
    a.add_argument('--from',dest='start'); a.add_argument('--without',type=int); a.add_argument('--seed',type=int,default=1); a.add_argument('--rate',type=float,default=3e-3)
    a=a.parse_args()
    sim=load(a.strips+'/simulated_*.json','s'); yard=load(a.strips+'/yard_*.json','m') if a.start else []
    for g in sim: g.only(g.ids); g.p=(.5 if yard else 1)/len(sim)
    out=[] if a.without is None or not yard else folds(yard[0])[a.without]
    for g in yard: g.only([i for i in g.ids if i not in out]); g.p=.5/len(yard)
    net=train(sim+yard,a.steps,a.seed,lr=a.rate,init=torch.load(a.start) if a.start else None,netargs=dict(c1=12))
    torch.save(net.state_dict(),a.out)
