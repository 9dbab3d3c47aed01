/**
 * How the element looks, in any page: it brings its own paper and ink, so that its contrasts hold wherever it stands, and
 * takes letters from the page. Sizes are in `em`: pages may have made `rem` anything. Colours are those of the portal; what
 * they say, borders and words say, too, where a person has colours of their own. Nothing of it is needed to use the form.
 */
export const STYLE = `
:host{all:initial;display:block;visibility:inherit;max-width:42em;padding:1em;background:#fff;color:#16262d;color-scheme:light;font:inherit;line-height:1.5;overflow-wrap:break-word}
:host([hidden]),[hidden],.hint:empty,.error:empty,ul:empty{display:none!important}
*{box-sizing:border-box}
h2,h3{font-size:1.5em;line-height:1.2;margin:0 0 .6em}
h3{font-size:1.15em}
p,ul,details{margin:0 0 1em}
ul{padding-left:1.25em}
a{color:#0b5394}
:focus{outline:3px solid #ffd83d;box-shadow:0 0 0 6px #16262d}
.danger,.errors,.receipt{border:3px solid #b3261e;border-radius:.5em;padding:1em;margin:0 0 1.5em}
.danger{border-width:0 0 0 .5em;background:#fdf0ee}
.danger ul{margin:.5em 0 0}
.danger a{display:inline-block;padding:.35em 0;font-weight:bold}
.error,.errors button{color:#b3261e;font-weight:bold}
.errors button{border:0;background:none;padding:.25em 0;min-height:0;text-align:start;text-decoration:underline}
fieldset,.question{border:0;margin:0 0 1.75em;padding:0;min-width:0}
.wrong{border-left:.25em solid #b3261e;padding-left:1em}
label,legend{display:block;padding:0;font-weight:bold;margin:0 0 .25em}
.hint{color:#46555d;margin:0 0 .5em}
input,textarea,select{display:block;width:100%;min-height:2.75em;padding:.5em;border:2px solid #5a6c74;border-radius:.4em;background:#fff;color:inherit;font:inherit}
.choice{position:relative;padding-left:2.5em}
.choice input{position:absolute;left:0;top:.5em;width:1.75em;height:1.75em;min-height:0;margin:0}
.choice label{font-weight:normal;margin:0;padding:.6em 0}
textarea{height:9em}
button{min-height:2.75em;padding:.5em 1.5em;border:2px solid transparent;border-radius:.5em;background:var(--safelane-button,#0b5a63);color:#fff;font:inherit;font-weight:bold;cursor:pointer}
summary{padding:.6em 0;font-weight:bold;color:#0b5394;cursor:pointer}
.receipt{border-color:#0b5a63}
strong{display:block}
.receipt strong{font:bold 1.4em monospace;margin:0 0 .5em;user-select:all}
`;
