import { COMMON_STYLE } from "../../../shared/pages/common-style.js";

/**
 * The look of the public's pages: paper on quiet ground, one column that fits a telephone of 320 px, and the way out always
 * in sight: below everything on a telephone, where it takes no room from what is written, beside it where there is room.
 * Written as {@link COMMON_STYLE} is. What a script changes later has its room from the start: nothing moves.
 */
export const PORTAL_STYLE = `${COMMON_STYLE}
html{scroll-padding-bottom:6rem}
body{background:var(--ground);padding-bottom:4.5rem;font-size:1.0625rem}
.in{max-width:68rem;margin:0 auto;padding:0 1rem}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;z-index:9;padding:.5rem 1rem;background:var(--paper)}
.top{background:var(--paper);border-bottom:1px solid var(--line)}
.top .in{padding-top:.5rem;padding-bottom:.25rem}
.name{display:inline-flex;align-items:center;min-height:2.75rem;color:var(--ink);font-weight:bold;font-size:1.25rem;text-decoration:none}
.name:hover{text-decoration:underline}
.name svg{flex:none;width:2rem;height:2rem;margin-right:.625rem;color:var(--brand)}
.languages ul{margin:0 -.5rem}
.languages a,.languages span{display:block;min-height:2.75rem;padding:.5625rem .5rem;font-size:1rem;text-decoration:none}
.languages a:hover{text-decoration:underline}
.languages [aria-current] span{font-weight:bold;box-shadow:inset 0 -3px var(--brand)}
.sheet{display:block;background:var(--paper);margin:0 -1rem;padding:1.5rem 1rem 2rem}
.sheet :target{scroll-margin-top:1rem}
.leave{position:fixed;left:0;right:0;bottom:0;z-index:5;min-height:4.5rem;background:var(--paper);border-top:1px solid var(--edge);padding:.5rem 0}
.leave a{display:block;position:relative;min-height:3rem;padding:.6875rem 1rem;border:2px solid transparent;border-radius:.5rem;background:var(--ink);color:var(--paper);font-weight:bold;line-height:1.4;text-align:center;text-decoration:none}
.leave a:hover{background:#000;text-decoration:underline}
.leave p{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip:rect(0 0 0 0)}
.lights{position:absolute;left:0;right:0;bottom:.125rem;line-height:0;visibility:hidden}
.lights i{display:inline-block;width:.5rem;height:.5rem;margin:0 .1875rem;border:1px solid var(--paper);border-radius:50%}
.lights i.on{background:var(--mark)}
.lights.lit{visibility:visible}
.foot{padding:1.5rem 0 2rem;font-size:1rem}
.foot ul{flex-direction:column}
.foot li a{display:inline-block;padding:.625rem 0}
.foot p{margin:.75rem 0 0;color:var(--soft)}
section,.sheet form{margin:0 0 2rem}
.danger{background:var(--blush);border-left:.5rem solid var(--alarm);border-radius:.5rem;padding:1rem;margin:0 0 1.5rem}
.danger ul{list-style:none;margin:0;padding:0}
.danger li{display:flex;align-items:center;padding:.25rem 0}
.danger a[href^=tel]{flex:none;min-width:5.5rem;min-height:2.75rem;white-space:nowrap;margin-right:.75rem;padding:.4375rem .5rem;border:2px solid transparent;border-radius:.5rem;background:var(--alarm);color:var(--paper);font-weight:bold;text-align:center;text-decoration:none}
.danger a[href^=tel]:hover{background:#8c1d18}
.danger p:last-child,.inset p:last-child,.receipt p:last-child,.panel h1:last-child,.panel p:last-child,.thread p:last-child{margin-bottom:0}
.inset{border-left:.5rem solid var(--brand);border-radius:.5rem;background:var(--tint);padding:1rem;margin:0 0 1.5rem}
.panel{background:var(--brand);color:var(--paper);border-radius:.75rem;padding:1.5rem 1rem;margin:0 0 1.5rem}
.receipt{border:3px solid var(--brand);border-radius:.75rem;padding:1rem;margin:0 0 1.5rem}
.reveals:has(.danger){border:0;padding:0}
.receipt strong{display:block;font:bold 1.5rem/1.5 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.02em}
details{border:2px solid var(--line);border-radius:.5rem;margin:0 0 1rem;padding:0 1rem}
details[open]{padding-bottom:1rem}
details p:last-child{margin-bottom:0}
summary{padding:.625rem 0}
.danger details{border-color:var(--edge);background:var(--paper);margin:0 0 .5rem}
details .reveals{margin:0;padding:0;border:0}
details .reveals .reveals{margin:.75rem 0 0;padding-left:1rem;border-left:.25rem solid var(--line)}
.steps .hint,.thread .hint{display:block;margin:0;font-weight:normal;font-size:1rem}
.steps{list-style:none;margin:0 0 1.5rem;padding:0}
.steps li{position:relative;padding:0 0 1rem 2.25rem;color:var(--soft)}
.steps li::before{content:counter(x,none);position:absolute;left:0;top:.125rem;width:1.375rem;height:1.375rem;border:3px solid var(--edge);border-radius:50%;background:var(--paper)}
.steps .done::before{border-color:var(--brand);background:var(--brand)}
.steps .now::before{border-color:var(--brand);background:var(--tint)}
.steps .done,.steps .now{color:var(--ink)}
.steps .now{font-weight:bold}
.thread{list-style:none;margin:0 0 1.5rem;padding:0}
.thread li{max-width:36rem;margin:0 2rem .75rem 0;padding:.75rem 1rem;border-radius:.75rem;background:var(--ground);overflow-wrap:anywhere}
.thread .mine{margin:0 0 .75rem 2rem;background:var(--tint)}
.words{white-space:pre-wrap;overflow-wrap:anywhere}
[data-script]{visibility:hidden}
.js [data-script]{visibility:visible}
.gone body{display:none}
.busy button{cursor:progress;opacity:.75}
.said{min-height:1.5em;margin:0}
@media (scripting:none){[data-script]{display:none}}
@media (min-width:40rem){
body{font-size:1.1875rem}
h1{font-size:2.25rem}
h2{font-size:1.5rem}
.leave div div{max-width:24rem;margin:0 auto}
.in{padding:0 1.5rem}
.sheet{max-width:44rem;margin:1.5rem 0;padding:2rem 2.5rem 2.5rem;border-radius:.75rem;box-shadow:0 1px 3px rgba(22,38,45,.14)}
.panel,.receipt{padding:1.5rem}
.danger a[href^=tel]{min-width:6.5rem}
}
@media (min-width:68rem){
html{scroll-padding-bottom:2rem}
body{padding-bottom:0}
.leave{position:-webkit-sticky;position:sticky;top:0;bottom:auto;height:0;min-height:0;padding:0;border:0;background:none}
.leave div{position:absolute;right:1.5rem;top:.75rem;width:15rem}
.leave .in{position:relative;width:auto;right:auto;top:auto}
.leave p{position:static;width:auto;height:auto;margin:.375rem 0 0;clip:auto;color:var(--soft);font-size:1rem;text-align:center}
.top .in{padding-right:18rem}
}
@media (max-height:16rem){.leave{position:static}body{padding-bottom:0}}
@media print{
.top,.leave,.foot,.skip,.buttons,button,.said{display:none!important}
body{background:none;padding:0;font-size:12pt}
.sheet{max-width:none;margin:0;padding:0;box-shadow:none}
.panel{background:none;color:inherit;padding:0}
.receipt,.danger{border:2pt solid;break-inside:avoid}
.danger a[href^=tel]{background:none;color:inherit}
}
`;
