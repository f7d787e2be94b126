"""Strips with their truth, the bed under them, and random changes of them. Cells are 0.25 m."""
import numpy as np, json, glob, os
from scipy.ndimage import gaussian_filter, gaussian_filter1d, uniform_filter1d
CELL=0.25; ROWS=32
def targets(W,n):
    occ=np.zeros(n,np.float32); wo=np.ones(n,np.float32); gap=np.zeros(n,np.float32); wg=np.zeros(n,np.float32); wid=np.zeros(n,np.int16)-1
    for q,(a,b) in enumerate(W):
        A,B=max(0,int(round(a/CELL))),int(round(b/CELL)); occ[A:B]=1; wg[A:B]=1; wid[A:B]=q
        for e in (A,B): wo[max(0,e-2):e+2]=0.3
    for (a,b),(c,d) in zip(W,W[1:]):
        if c-b<3.2:
            A,B=int(round(b/CELL)),int(round(c/CELL)); m=(A+B)//2
            occ[A:B]=1; wo[A:B]=0.5
            lo,hi=max(0,min(A,m-2)),max(B,m+2); gap[lo:hi]=1; wg[lo:hi]=1
            wg[max(0,lo-2):lo]=0; wg[hi:hi+2]=0
    return np.stack([occ,wo,gap,wg]),wid
class Group:
    """one image at one resolution: tracks sharing medians and global bed profile"""
    def __init__(s,gsd,strips,trains,p,kind,name):
        s.gsd=gsd; s.p=p; s.kind=kind; s.name=name; s.ids=list(strips)
        med=[np.nanmedian(np.concatenate([strips[i][c].ravel()[::3] for i in s.ids])) for c in range(3)]
        s.S={i:np.stack([(strips[i][0]-med[0])/20,(strips[i][1]-med[1])/10,(strips[i][2]-med[2])/10]).astype(np.float32) for i in s.ids}
        s.T={};s.W={}; s.trains=trains
        for i in s.ids:
            s.T[i],s.W[i]=targets(trains[i],s.S[i].shape[2])
        s.refs={}; s.gp=None
    def only(s,ids): s.use=[i for i in ids if i in s.S]; s.refs={}; s.gp=None
    def ref(s,i,rng):
        if s.gp is None: s.gp=glob_profile({j:s.S[j] for j in s.use},{j:1-s.T[j][0] for j in s.use})
        L=s.refs.setdefault(i,[])
        if len(L)<6:
            occ=s.T[i][0]; wid=s.W[i]; e=np.clip(1-occ,0.01,1)
            for q in np.unique(wid):
                if q>=0 and rng.random()<.15: e[wid==q]=rng.uniform(.3,1)
            for _ in range(rng.integers(0,4)):
                a=rng.integers(0,len(e)); e[a:a+rng.integers(20,160)]*=rng.uniform(0,.5)
            L.append(bedref(s.S[i],e.astype(np.float32),s.gp).astype(np.float16)); return L[-1].astype(np.float32)
        return L[rng.integers(len(L))].astype(np.float32)
def glob_profile(S,pe):
    num=0;den=0
    for i in S:
        x=np.nan_to_num(S[i]); w=pe[i][None,None]*~np.isnan(S[i]); num=num+(x*w).sum(2); den=den+w.sum(2)
    return num/np.maximum(den,1)
def bedref(x,w,gp,half=240):
    ok=~np.isnan(x); ww=(w[None,None]*ok).astype(np.float32)
    num=uniform_filter1d(np.nan_to_num(x)*ww,2*half+1,axis=2,mode='constant'); den=uniform_filter1d(ww,2*half+1,axis=2,mode='constant')
    return (num+.05*gp[:,:,None])/(den+.05)
class Temporal(Group):
    def link(s,others): s.others=others
    def ref(s,i,rng):
        if not s.others or rng.random()<.35: return Group.ref(s,i,rng)
        sp=Group.ref(s,i,rng); num=.15*sp; den=np.full(sp.shape,.15,np.float32)
        k=rng.integers(1,len(s.others)+1)
        for j in rng.permutation(len(s.others))[:k]:
            o=s.others[j]
            if i not in o.S: continue
            x=o.S[i]; w=np.clip(1-o.T[i][0],.02,.98)
            if rng.random()<.2:
                a=rng.integers(0,len(w)); w=w.copy(); w[a:a+60]=1-w[a:a+60]
            if o.flips[i]!=s.flips[i]: x=x[:,::-1]
            sh=int(rng.integers(-2,3)); x=np.roll(x,sh,2)
            ok=~np.isnan(x); ww=w[None,None]*ok
            num=num+np.nan_to_num(x)*ww; den=den+ww
        return num/den
def load(pattern,kind,p=1.0,keep=lambda name: True):
    """Groups from the files of dump-strips.ts; dates of one simulated yard know each other's strips."""
    out=[];by={}
    for f in sorted(glob.glob(pattern)):
        name=os.path.basename(f)[:-5]
        if not keep(name): continue
        m=json.load(open(f)); d=np.fromfile(f[:-5]+'.bin',np.float32); S={};fl={}
        for e in m['tracks']:
            if e['cells']<60: continue
            x=d[e['at']:e['at']+3*56*e['cells']].reshape(3,56,e['cells'])
            S[e['id']]=x[:,::-1] if e['flip'] else x; fl[e['id']]=e['flip']
        if not S: continue
        W={e['id']:sorted((w['startMetres'],w['endMetres']) for w in e['wagons']) for e in m['tracks'] if e['id'] in S}
        g=Temporal(m['gsd'],S,W,p,kind,name); g.flips=fl; out.append(g)
        if kind=='s': by.setdefault((name.split('_')[1],m['gsd']),[]).append(g)
    for g in out: g.link([])
    for L in by.values():
        for g in L: g.link([o for o in L if o is not g])
    return out
def fake_repair(x,rng):
    R,N=x.shape[1:]; m=np.zeros((R,N),bool)
    for _ in range(rng.integers(1,4)):
        L=int(rng.uniform(8,25)/CELL); a=rng.integers(-L//2,N); c=R/2+rng.normal(0,2); h=rng.uniform(1.4,1.9)/CELL; t=rng.uniform(0.5,1.1)/CELL
        for q in range(rng.integers(1,4)):
            r=np.arange(R)[:,None]; k=np.arange(N)[None]
            m|=np.abs(np.maximum(np.abs(r-c)-h,np.maximum(a-k,k-(a+L))))<t
            a+=L+int(rng.uniform(0.8,2)/CELL); L=int(rng.uniform(8,25)/CELL)
    return m,rng.uniform(1.5,4)
def fill(x,m,s):
    w=gaussian_filter((~m).astype(np.float32),s)+1e-3
    for c in range(3): x[c]=np.where(m,gaussian_filter(np.where(m,0,x[c]),s)/w,x[c])
    return x
def repair_true(x,W,wid_edges,rng,off):
    """repair the outlines of the true wagons of a simulated strip, as in the real labels"""
    R,N=x.shape[1:]; m=np.zeros((R,N),bool); c=R/2-off
    r=np.arange(R)[:,None]; k=np.arange(N)[None]; h=rng.uniform(1.35,1.7)/CELL; t=rng.uniform(.4,1.0)/CELL
    for a,b in wid_edges: m|=np.abs(np.maximum(np.abs(r-c)-h,np.maximum(a-k,k-b)))<t
    return m,rng.uniform(1.5,4)
def colour_wagons(x,wid,rng,off,p):
    for q in np.unique(wid):
        if q<0 or rng.random()>p: continue
        k=wid==q; R=x.shape[1]; c=R/2-off; h=1.35/CELL
        r=np.arange(R); w=np.clip((h+1-np.abs(r+0.5-c))/2,0,1)[:,None]*gaussian_filter(k.astype(np.float32),1.0)[None]
        g=rng.uniform(0.6,1.3); mL=x[0][:,k].mean()
        x[0]=x[0]+w*(rng.normal(0,.9)+(g-1)*(x[0]-mL)); x[1]=x[1]+w*rng.normal(0,1.0); x[2]=x[2]+w*rng.normal(0,1.0)
    return x
def augment(G,i,width,rng,start,ref):
    S3=G.S[i]; n=S3.shape[2]; gsd=G.gsd
    off=int(np.clip(np.rint(rng.normal(0,1.3)),-4,4))
    idx=np.arange(start,start+width); ok=(idx>=0)&(idx<n); ic=np.clip(idx,0,n-1)
    base=(S3.shape[1]-ROWS)//2; rws=np.arange(ROWS)[:,None]+base+off+np.zeros((1,width),int)
    if base>=12 and not (G.W[i][ic]>=0).any() and rng.random()<.5:
        e=np.linspace(0,1,width); a0=rng.normal(0,5); a1=rng.normal(0,5); dr=np.clip(np.rint(a0*(1-e)+a1*e+rng.normal(0,2)*np.sin(np.pi*e)),-9,9).astype(int)
        rws=np.clip(rws+dr[None],0,S3.shape[1]-1)
    x=S3[:,rws,ic[None]].copy(); x[:,:,~ok]=np.nan
    t=G.T[i][:,ic].copy(); t[1][~ok]=0; t[3][~ok]=0
    w=np.where(ok,G.W[i][ic],-1)
    nan=np.isnan(x); x[nan]=0
    rf=None if ref is None else ref[:,rws,ic[None]].copy()
    x=colour_wagons(x,w,rng,off,.6 if G.kind=='m' else .3)
    if G.kind=='m':
        if rng.random()<0.4: x=fill(x,*fake_repair(x,rng))
    else:
        u=rng.random()
        if u<.3: x=fill(x,*repair_true(x,G.W[i],[(a/CELL-start,b/CELL-start) for a,b in G.trains[i]],rng,off))
        if u<.15 or u>.9: x=fill(x,*fake_repair(x,rng))
    g=rng.uniform(0.7,1.35); h=rng.normal(0,.4); x[0]=x[0]*g+h
    if rf is not None: rf[0]=rf[0]*g+h
    if rng.random()<0.12:
        x[1:]=0
        if rf is not None: rf[1:]=0
    else:
        for c in (1,2):
            g=rng.uniform(.6,1.3); h=rng.normal(0,.25); x[c]=x[c]*g+h
            if rf is not None: rf[c]=rf[c]*g+h
    if rng.random()<0.25: x=gaussian_filter(x,(0,)+(rng.uniform(0.3,1.2)*gsd/.25*0.5,)*2)
    x=x+rng.normal(0,rng.uniform(0,.12),(3,)+x.shape[1:])
    d=np.zeros_like(x) if rf is None else x-rf
    x=np.concatenate([x,d]); x[np.concatenate([nan,nan])]=0
    if rng.random()<.5: x=x[:,:,::-1]; t=t[:,::-1]
    return x.astype(np.float32),t,np.array([np.log2(gsd/.25)/3,0. if ref is None else 1.],np.float32)
