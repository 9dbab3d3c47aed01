import { createHash } from "node:crypto";

/**
 * The pages' one style sheet, in the page itself so that nothing else is loaded. It is the same for all pages: its hash
 * stands in {@link PAGE_CSP}. Holds none of `<`, `>`, `&` and quotation marks, which rendering would escape.
 * Colours keep 4.5:1 on white, targets 44 px, the focus mark is GOV.UK's.
 */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#0b0c0c;font:1.125rem/1.5 system-ui,Arial,sans-serif}
header,main{max-width:42rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:1.125rem;line-height:1.3;margin:0 0 .25rem}
p{margin:0 0 1rem}
nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;margin:0;padding:0;list-style:none}
nav li{padding:.5rem 0}
a{color:#1d4f91}
a:hover{text-decoration-thickness:.2em}
:focus-visible{outline:3px solid #ffdd00;outline-offset:0;box-shadow:0 0 0 6px #0b0c0c}
.danger{border-left:.5rem solid #b3261e;padding:.5rem 1rem;margin:0 0 1.5rem}
.danger :last-child{margin-bottom:0}
.danger ul{padding-left:1.25rem}
.errors{border:.25rem solid #b3261e;padding:1rem;margin:0 0 1.5rem}
.errors ul{margin:0;padding-left:1.25rem}
.errors a,.error{color:#b3261e;font-weight:bold}
.error{margin:0 0 .5rem}
.question{border:0;margin:0 0 1.75rem;padding:0;min-width:0}
.question.wrong{border-left:.25rem solid #b3261e;padding-left:1rem}
label,legend{display:block;padding:0;font-weight:bold;margin:0 0 .25rem}
.hint{color:#484c50;margin:0 0 .5rem}
input[type=text],textarea,select{display:block;width:100%;min-height:2.75rem;padding:.5rem;border:2px solid #0b0c0c;border-radius:0;background:#fff;color:#0b0c0c;font:inherit}
.choice{display:flex;align-items:flex-start;gap:.75rem;padding:.25rem 0}
.choice input{flex:none;width:1.75rem;height:1.75rem;margin:.25rem 0}
.choice label{font-weight:normal;margin:0;padding:.375rem 0;flex:1}
button{min-height:2.75rem;padding:.5rem 2rem;border:0;background:#00633f;color:#fff;font:inherit;font-weight:bold;cursor:pointer}
.receipt{border:.25rem solid #00633f;padding:1rem;margin:0 0 1.5rem}
.receipt strong{display:block;font:bold 1.5rem/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.receipt :last-child{margin-bottom:0}
.desk header,.desk main{max-width:60rem}
.desk header{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.5rem;border-bottom:1px solid #6b7075}
.desk header p{flex:1 1 14rem;margin:0;font-weight:bold}
.desk header a{padding:.5rem 0}
.desk nav{margin:0 0 1.5rem}
.desk section{margin:0 0 2rem}
.desk form + p{margin-top:1rem}
.desk section ul,.desk section ol{margin:0 0 1rem;padding-left:1.5rem}
.desk section li,.desk h1,.desk h2,.desk h3,.desk p{overflow-wrap:anywhere}
.desk section li{margin:0 0 .25rem}
.plain{background:#fff;color:#0b0c0c;border:2px solid #0b0c0c;font-weight:normal;padding:.5rem 1rem}
.buttons{display:flex;flex-wrap:wrap;gap:1rem}
.late{color:#b3261e;font-weight:bold}
.banner{border-left:.5rem solid #1d4f91;padding:.5rem 1rem;margin:0 0 1.5rem}
.banner.pressing{border-color:#b3261e}
.banner form{margin:1rem 0 0}
.banner :last-child{margin-bottom:0}
.rank{font-size:1.25rem;font-weight:bold}
.words{border:1px solid #6b7075;padding:.75rem 1rem;margin:0 0 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
.words mark{background:#fff1b8;color:#0b0c0c;border-bottom:2px solid #0b0c0c}
.words sup{line-height:1;white-space:nowrap;user-select:none;unicode-bidi:isolate}
.words sup a{display:inline-block;min-width:1.5rem;padding:.25rem;text-align:center}
.facts{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.25rem 1rem;margin:0 0 1rem}
.facts dt{font-weight:bold}
.facts dd{margin:0;overflow-wrap:anywhere}
details{border-top:1px solid #6b7075;padding:.25rem 0}
summary{padding:.5rem 0;min-height:2.75rem;font-weight:bold;color:#1d4f91;cursor:pointer}
details form{padding:.5rem 0 1rem}
table{width:100%;border-collapse:collapse;margin:0 0 1rem}
th,td{padding:.625rem .75rem .625rem 0;text-align:left;vertical-align:top;font-weight:normal;border-bottom:1px solid #6b7075}
thead th{font-weight:bold}
tbody th a{display:inline-block;padding:.25rem 0;font-weight:bold;white-space:nowrap}
@media (max-width:48rem){
.facts{display:block}
.facts dd{margin:0 0 .5rem}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td{display:block}
tr{border-bottom:1px solid #6b7075;padding:.5rem 0}
th,td{border:0;padding:.125rem 0}
tbody th a{font-size:1.25rem;padding:.5rem 0}
td::before{content:attr(data-label);font-weight:bold}
}
`;

const styleHash = createHash("sha256").update(STYLE).digest("base64");

/** Content-Security-Policy of every page: our style sheet, forms to ourselves, and nothing else at all. */
export const PAGE_CSP = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
