import { readFileSync } from 'node:fs';
import { createImages } from '#sources';
const [path='', what, threads, runs] = process.argv.slice(2);
const places = JSON.parse(readFileSync('/tmp/kern/places.json','utf8'));
const images = createImages({}, { threads: Number(threads) });
let best=[1e9,1e9,1e9];
for (let i=0;i<Number(runs);i++){
  const image = await images.open(path); const {width,height}=image.description;
  const pf=process.resourceUsage().minorPageFault; const w=performance.now(), c=process.cpuUsage(), e=performance.eventLoopUtilization();
  if (what==='windows') for (const [x,y] of places) await image.read({window:{column:Math.floor(x*width/10000),row:Math.floor(y*height/10000),width:512,height:512}});
  else for (let r=0;r<5120;r+=1024) await image.read({window:{column:0,row:r,width,height:1024}});
  const d=process.cpuUsage(c); const u=performance.eventLoopUtilization(e);
  best=[Math.min(best[0]!,(performance.now()-w)/1e3),Math.min(best[1]!,(d.user+d.system)/1e6),Math.min(best[2]!,u.active/1e3)];
  if (process.env['V']) console.log('run', ((performance.now()-w)/1e3).toFixed(3), 'faults', process.resourceUsage().minorPageFault-pf, 'cpu', (d.user/1e6).toFixed(3), (d.system/1e6).toFixed(3), 'active', (u.active/1e3).toFixed(3));
  await image.close();
}
console.log(`ours     wall ${best[0]!.toFixed(3)} cpu ${best[1]!.toFixed(3)}  main loop active ${best[2]!.toFixed(3)}`);
