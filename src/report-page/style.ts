/** The look of the page: one accent in tints, dark text on white, figures that stand under each other. */
import { createHash } from 'node:crypto'

export const STYLE = `
:root{--ink:#17212b;--soft:#52606d;--line:#d8dee4;--accent:#0b5c75;--t0:#e3eff3;--t1:#b9d7e0;--t2:#7fb3c4;
--t3:#3f8aa3;--t4:#0b5c75;--t5:#06384a}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans",
"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main,header{max-width:1120px;margin:0 auto;padding:0 24px}
header{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:baseline;justify-content:space-between;padding-top:28px}
h1{font-size:24px;line-height:1.2;margin:0;font-weight:650}
h2{font-size:16px;line-height:1.3;margin:0;font-weight:650}
p{margin:0}
.soft,.note{color:var(--soft)}
.note{font-size:13px}
a{color:var(--accent)}
button{font:inherit;font-weight:600;color:#fff;background:var(--accent);border:1px solid var(--accent);border-radius:6px;
padding:0 16px;height:36px;cursor:pointer}
button.plain{height:auto;color:var(--accent);background:none;border:0;padding:0;font-weight:400;text-decoration:underline}
:is(button,input,select,summary,a):focus-visible{outline:3px solid var(--t2);outline-offset:2px}
input,select{font:inherit;color:inherit;background:#fff;border:1px solid #8795a1;border-radius:6px;padding:5px 8px;
max-width:100%;height:36px}
label{display:grid;gap:2px;font-size:13px;color:var(--soft)}
label>*{color:var(--ink);font-size:15px}
.filter{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:16px 0 0}
.inline{display:inline}
.headline{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:16px 24px;margin:24px 0 0;padding:16px 0;
border-top:2px solid var(--ink);border-bottom:1px solid var(--line)}
.headline dt{font-size:13px;line-height:1.35;color:var(--soft)}
.headline dd{margin:2px 0 0;font-size:26px;line-height:1.2;font-weight:600;letter-spacing:-.01em}
.headline div{display:flex;flex-direction:column;justify-content:space-between}
.grid{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 40px}
section{padding:24px 0;border-bottom:1px solid var(--line);min-width:0}
section.wide{grid-column:1/-1}
.head{display:flex;justify-content:space-between;align-items:baseline;gap:16px}
.csv{flex:none}
figure{margin:14px 0 0}
svg{display:block;width:100%;height:auto;font-family:inherit}
svg text{fill:var(--ink);font-size:12px}
svg .tick{fill:var(--soft);font-size:11px}
svg line{stroke:var(--line);stroke-width:1}
svg .base{stroke:#8795a1}
svg .bar{fill:var(--accent)}
svg .track{fill:var(--t0)}
svg .trend{fill:none;stroke:var(--accent);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
svg .dot{fill:var(--accent)}
.stacked rect{stroke:var(--t4);stroke-width:1}
.s0{fill:var(--t1)}.s1{fill:var(--t2)}.s2{fill:var(--t3)}.s3{fill:var(--t4)}.s4{fill:var(--t5)}.s5{fill:#9aa5b1}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:8px 0 0;padding:0;font-size:13px}
.legend svg{display:inline-block;width:11px;height:11px;margin-right:6px}
details{margin-top:12px;font-size:13px}
summary{cursor:pointer;color:var(--accent);width:fit-content}
table{border-collapse:collapse;width:100%;margin-top:8px;font-size:13px}
th,td{text-align:right;padding:4px 6px;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top}
th{color:var(--soft)}
tbody th{color:var(--ink)}
td{white-space:nowrap}
th:first-child,td:first-child{text-align:left;padding-left:0}
th:last-child,td:last-child{padding-right:0}
.heat{table-layout:fixed;margin-top:14px;border-collapse:separate;border-spacing:2px}
.heat th,.heat td{border:0;padding:6px 2px;text-align:center;vertical-align:middle}
.heat th:first-child{text-align:left;width:17%;padding-left:0}
.heat thead th{vertical-align:bottom;font-size:11.5px}
.heat :is(th,td):nth-child(2){width:13%}
.h0{background:#f4f6f8;color:var(--soft)}.h1{background:var(--t0)}.h2{background:var(--t1)}.h3{background:var(--t2)}
.h4{background:#357f98;color:#fff}.h5{background:var(--t4);color:#fff}
.rules td:first-child{width:62%;white-space:normal;overflow-wrap:anywhere}
.rules td:nth-child(2){width:22%;padding-top:9px}
.rules small{display:block;color:var(--soft);font-size:12px}
.sign-in{max-width:420px;margin:12vh auto 0}
.sign-in form{display:grid;gap:16px;margin-top:20px}
.alert{border-left:4px solid #a3262a;padding-left:12px;color:#8c1d20;margin-top:16px}
footer{padding:20px 0 40px;font-size:13px;color:var(--soft)}
@media (max-width:760px){
main,header{padding-left:16px;padding-right:16px}
.grid{grid-template-columns:minmax(0,1fr)}
.headline{grid-template-columns:repeat(2,minmax(0,1fr));gap:14px 16px}
.headline dd{font-size:21px}
.heat{border-spacing:1px}
.heat th,.heat td{font-size:11px;padding:5px 0}
.heat thead th:not(:first-child) span{writing-mode:vertical-rl}
.rules td:nth-child(2),.rules th:nth-child(2){display:none}
.filter{display:grid;grid-template-columns:repeat(2,minmax(0,1fr))}
.filter :is(input,select){width:100%}
.filter button{grid-column:1/-1}
svg .tick{font-size:13.5px}
svg.funnel text{font-size:16px}
}
@media print{
@page{margin:14mm}
body{font-size:11px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.filter,.csv,details,form{display:none}
section{break-inside:avoid;padding:12px 0}
main,header{padding:0;max-width:none}
.grid{grid-template-columns:repeat(2,minmax(0,1fr))}
}
`

/** Nothing but this style sheet: no script, no picture, no font, no frame, and forms only to this service. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
