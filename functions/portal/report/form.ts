import { formPage } from "./pages/form-page.js";
import { receiptPage } from "./pages/receipt-page.js";
import type { PublicForm } from "./public-form.js";

/** The form for whoever has something to tell. */
export const reportForm: PublicForm = {
  path: "",
  submissionOf: (fields) => fields,
  problemsOf: () => [],
  page: formPage,
  receiptPage,
};
