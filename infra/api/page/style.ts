import { PORTAL_STYLE } from "../../../functions/portal/shell/style.js";

/** The portal's look, with room for tables and samples, and nothing that is ever wider than a telephone. */
export const API_STYLE = `${PORTAL_STYLE}
body{padding-bottom:0;font-size:1.0625rem}
.top .in{padding-right:1rem}
.sheet{max-width:none}
.sheet h2{margin:2.5rem 0 .75rem;padding-top:1.5rem;border-top:1px solid var(--line)}
.sheet h3{margin:2rem 0 .5rem;font-size:1.1875rem}
.sheet h4{margin:1.25rem 0 .5rem;font-size:1.0625rem}
.sheet ul{padding-left:1.25rem}
.contents ul{display:block;list-style:disc;padding-left:1.25rem}
.contents a{display:inline-block;padding:.375rem 0}
code,pre{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9375em;overflow-wrap:anywhere}
code{padding:0 .25em;border-radius:.25em;background:var(--ground)}
.route code,pre code{padding:0;background:none}
pre{margin:0 0 1rem;padding:.75rem 1rem;border-radius:.5rem;background:var(--ground);white-space:pre-wrap}
.route{padding:.5rem .75rem;border-left:.25rem solid var(--brand);background:var(--tint)}
table{width:100%;margin:0 0 1.5rem;border-collapse:collapse;table-layout:fixed}
caption{padding:0 0 .5rem;font-weight:bold;text-align:left}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th:first-child{width:38%}
tbody th{font-weight:normal}
td p{margin:0 0 .25rem}
.must{display:block;color:var(--alarm);font-size:.9375rem}
@media (min-width:40rem){
body{font-size:1.0625rem}
.sheet{max-width:60rem}
thead th:first-child{width:30%}
}
@media print{pre,tr{break-inside:avoid}}
`;
