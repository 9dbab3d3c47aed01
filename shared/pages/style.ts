import { COMMON_STYLE, styleSource } from "./common-style.js";

/** Pages for officers: more on a page than the public's have, and tables. Written as {@link COMMON_STYLE} is. */
export const STYLE = `${COMMON_STYLE}
header,main{max-width:42rem;margin:0 auto;padding:1rem}
nav li{padding:.5rem 1rem .5rem 0}
.desk header,.desk main{max-width:60rem}
.desk header{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.5rem;border-bottom:1px solid var(--edge)}
.desk header p{flex:1 1 14rem;margin:0;font-weight:bold}
.desk header a{padding:.5rem 0}
.desk nav{margin:0 0 1.5rem}
.desk section{margin:0 0 2rem}
.desk form + p{margin-top:1rem}
.desk section ul,.desk section ol{margin:0 0 1rem;padding-left:1.5rem}
.desk section li,.desk h1,.desk h2,.desk h3,.desk p{overflow-wrap:anywhere}
.desk section li{margin:0 0 .25rem}
.desk .choice{max-width:42rem}
.late{color:var(--alarm);font-weight:bold}
.banner{border-left:.5rem solid var(--link);padding:.5rem 1rem;margin:0 0 1.5rem}
.banner.pressing{border-color:var(--alarm)}
.banner form{margin:1rem 0 0}
.banner :last-child{margin-bottom:0}
.rank{font-size:1.25rem;font-weight:bold}
.words{border:1px solid var(--edge);border-radius:.375rem;padding:.75rem 1rem;margin:0 0 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
.words mark{background:#fff1b8;color:var(--ink);border-bottom:2px solid var(--ink)}
.words sup{line-height:1;white-space:nowrap;user-select:none;unicode-bidi:isolate}
.words sup a{display:inline-block;min-width:1.5rem;padding:.25rem;text-align:center}
.facts{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.25rem 1rem;margin:0 0 1rem}
.facts dt{font-weight:bold}
.facts dd{margin:0;overflow-wrap:anywhere}
details{border-top:1px solid var(--edge);padding:.25rem 0}
details form{padding:.5rem 0 1rem}
table{width:100%;border-collapse:collapse;margin:0 0 1rem}
th,td{padding:.625rem .75rem .625rem 0;text-align:left;vertical-align:top;font-weight:normal;border-bottom:1px solid var(--edge)}
thead th{font-weight:bold}
tbody th a{display:inline-block;padding:.25rem 0;font-weight:bold;white-space:nowrap}
@media (max-width:48rem){
.facts{display:block}
.facts dd{margin:0 0 .5rem}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td{display:block}
tr{border-bottom:1px solid var(--edge);padding:.5rem 0}
th,td{border:0;padding:.125rem 0}
tbody th a{font-size:1.25rem;padding:.5rem 0}
td::before{content:attr(data-label);font-weight:bold}
}
`;

/** Content-Security-Policy of the desk's pages: our style sheet, forms to ourselves, and nothing else at all. */
export const PAGE_CSP = [
  "default-src 'none'",
  `style-src ${styleSource(STYLE)}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
