import type { Category, Reporter } from "../../../shared/domain/vocabulary.js";
import { page } from "../../../shared/language/pages.js";
import type { PublicForm } from "../report/public-form.js";
import { trainingPage } from "./pages/training-page.js";
import { trainingReceiptPage } from "./pages/training-receipt-page.js";

const CATEGORY: Category = "advice";
/** An institution is written back to. */
const NEEDED = ["institution", "text", "contact"] as const;

/** The form for institutions that ask for training or advice. It is not for harm, and says so. */
export const trainingForm: PublicForm = {
  path: "/training",
  submissionOf: (fields) => ({ ...fields, category: CATEGORY, reporter: reporterOf(fields["institution"]) }),
  problemsOf: (fields, locale) =>
    NEEDED.filter((field) => (fields[field] ?? "").trim() === "").map((field) => ({
      field,
      detail: page(locale, `training.${field}-missing`),
    })),
  page: trainingPage,
  receiptPage: trainingReceiptPage,
};

const reporterOf = (institution = ""): Reporter => (institution === "school" ? "teacher" : "citizen");
