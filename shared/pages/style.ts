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
