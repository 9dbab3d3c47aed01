import { createHash } from "node:crypto";

/**
 * What all our pages have in common. A page holds its style sheet itself, so that nothing else is loaded; what is added to
 * this one for a kind of pages stands behind it. Holds none of `<`, `>`, `&` and quotation marks, which rendering would
 * escape, and nothing that breaks a page in the browsers of 2017.
 *
 * Colours keep 4.5:1 on what they stand on, borders of controls 3:1, targets 44 px; the focus mark is GOV.UK's, two
 * colours of which one is seen on any ground. Letters are the device's own (ADR 21).
 */
export const COMMON_STYLE = `
:root{color-scheme:light;--ink:#16262d;--soft:#46555d;--paper:#fff;--ground:#eef4f3;--line:#cbd7d8;--edge:#5a6c74;--brand:#0b5a63;--deep:#073f46;--tint:#e4f1f1;--link:#0b5394;--alarm:#b3261e;--blush:#fdf0ee;--mark:#ffd83d}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Arial,sans-serif;word-wrap:break-word;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:1.125rem;line-height:1.3;margin:0 0 .25rem}
p{margin:0 0 1rem}
a{color:var(--link)}
a:hover{text-decoration-thickness:.15em}
:focus{outline:3px solid var(--mark);outline-offset:0;box-shadow:0 0 0 6px var(--ink)}
:focus:not(:focus-visible){outline:0;box-shadow:none}
[hidden]{display:none!important}
nav ul{display:flex;flex-wrap:wrap;margin:0;padding:0;list-style:none}
.seen-by-none{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}
.errors{border:3px solid var(--alarm);border-radius:.5rem;padding:1rem;margin:0 0 1.5rem}
.errors ul{margin:0;padding-left:1.25rem}
.errors li{padding:.125rem 0}
.errors a,.error{color:var(--alarm);font-weight:bold}
.error{margin:0 0 .5rem}
.question{border:0;margin:0 0 1.75rem;padding:0;min-width:0}
.question.wrong{border-left:.25rem solid var(--alarm);padding-left:1rem}
label,legend{display:block;padding:0;font-weight:bold;margin:0 0 .25rem}
fieldset legend{float:left;width:100%}
fieldset legend+*{clear:both}
.hint{color:var(--soft);margin:0 0 .5rem}
input[type=text],textarea,select{display:block;width:100%;min-height:2.75rem;padding:.5rem .75rem;border:2px solid var(--edge);border-radius:.375rem;background:var(--paper);color:var(--ink);font:inherit}
textarea{line-height:1.5;resize:vertical}
.wrong input[type=text],.wrong textarea,.wrong select{border-color:var(--alarm)}
.choice{position:relative;margin:0 0 .5rem}
.choice input{position:absolute;top:.6875rem;left:.75rem;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--brand)}
.choice label{font-weight:normal;margin:0;padding:.5625rem .75rem .5625rem 3rem;border:2px solid var(--line);border-radius:.375rem;cursor:pointer}
.choice label:hover{border-color:var(--edge)}
.choice input:checked+label{border-color:var(--brand);background:var(--tint)}
.choice input:focus{outline:0;box-shadow:none}
.choice input:focus+label{outline:3px solid var(--mark);outline-offset:0;box-shadow:0 0 0 6px var(--ink)}
.choice input:focus:not(:focus-visible)+label{outline:0;box-shadow:none}
.choice .hint{margin:.25rem 0 .5rem;padding-left:3rem}
.reveals{margin:.75rem 0 1.25rem;padding:0 0 0 1rem;border-left:.25rem solid var(--line)}
.choice input:not(:checked)~.reveals,input:placeholder-shown~.reveals{display:none}
button{min-height:2.75rem;padding:.5rem 1.5rem;border:2px solid transparent;border-radius:.5rem;background:var(--brand);color:var(--paper);font:inherit;font-weight:bold;cursor:pointer}
button:hover{background:var(--deep)}
.plain{background:var(--paper);color:var(--ink);border-color:var(--edge);font-weight:normal;padding:.5rem 1rem}
.plain:hover{background:var(--tint)}
.buttons{display:flex;flex-wrap:wrap;margin:0 -.75rem .75rem 0}
.buttons button{margin:0 .75rem .75rem 0}
summary{padding:.5rem 0;min-height:2.75rem;font-weight:bold;color:var(--link);cursor:pointer}
input.code{font-family:ui-monospace,Menlo,Consolas,monospace}
`;

/** How a policy names a style sheet that it lets in. */
export const styleSource = (style: string): string => `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
