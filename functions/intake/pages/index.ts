export { FORM_FIELDS, formPage } from "./form-page.js";
export { noticePage } from "./notice-page.js";
export { receiptPage } from "./receipt-page.js";
