import { ActionForm, type FormProps } from "./form.js";

export function AcknowledgeForm({ officer, caseId }: FormProps) {
  return <ActionForm officer={officer} caseId={caseId} action="acknowledge" button="acknowledge.button" />;
}
