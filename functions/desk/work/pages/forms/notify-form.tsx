import { EXPOSURES, NOTICE_BASES, NOTICE_KINDS, NOTICE_URGENCIES } from "../../../../../shared/domain/notices.js";
import { laneOf } from "../../../../../shared/domain/vocabulary.js";
import { defanged } from "../../../../../shared/domain/web-address.js";
import { desk } from "../../../../../shared/language/desk.js";
import { categoryName } from "../../../../../shared/language/names.js";
import { provider } from "../../../../../shared/language/provider.js";
import { Checkboxes, Radios, Select, TextField } from "../../../../../shared/pages/fields.js";
import { noticeKinds, proposedKind } from "../../../../../shared/xarf/notice-kinds.js";
import type { Case } from "../../case.js";
import { ActionForm, type FormProps, fieldOf } from "./form.js";

/** What a hosting provider is told. Proposes what the report was read as; addresses can't be clicked. */
export function NotifyForm(props: FormProps) {
  const { officer, caseId, one } = props;
  const { locale } = officer;
  const kinds = one ? noticeKinds(one.reading) : NOTICE_KINDS;
  if (one && kinds.length === 0) {
    return <p>{desk(locale, "notify.unmapped", { kind: categoryName(locale, one.reading.category) })}</p>;
  }
  const form = { ...props, values: { ...proposed(one), ...props.values } };
  const field = (name: string) => fieldOf("notify", name, form);
  const options = <const Value extends string>(values: readonly Value[], text: (value: Value) => string) =>
    values.map((value) => ({ value, text: text(value) }));
  return (
    <ActionForm officer={officer} caseId={caseId} action="notify" button="notify.button">
      <p class="hint">{desk(locale, "notify.hint")}</p>
      <p class="hint">{desk(locale, "notify.private")}</p>
      <input type="hidden" name="nonce" value={props.values["nonce"] ?? ""} />
      <Addresses {...form} />
      <TextField {...field("other")} label={desk(locale, "notify.other")} hint={desk(locale, "notify.other-hint")} />
      <TextField
        {...field("provider")}
        label={desk(locale, "notify.provider")}
        hint={desk(locale, "notify.provider-hint")}
      />
      <Select
        {...field("kind")}
        label={desk(locale, "notify.kind")}
        options={options(kinds, (kind) => provider(locale, `kind.${kind}`))}
      />
      {kinds.some((kind) => kind.startsWith("exposed-")) && (
        <Radios
          {...field("exposure")}
          label={desk(locale, "notify.exposure")}
          options={options(EXPOSURES, (value) => provider(locale, `exposure.${value}`))}
        />
      )}
      <Radios
        {...field("basis")}
        label={desk(locale, "notify.basis")}
        hint={desk(locale, "notify.basis-hint")}
        options={options(NOTICE_BASES, (value) => provider(locale, `basis.${value}`))}
      />
      <Radios
        {...field("urgency")}
        label={desk(locale, "notify.urgency")}
        options={options(NOTICE_URGENCIES, (value) => provider(locale, `urgency.${value}`))}
      />
      <Checkboxes
        {...field("entitled")}
        label={desk(locale, "notify.entitled")}
        options={[{ value: "yes", text: desk(locale, "notify.entitled-yes") }]}
      />
    </ActionForm>
  );
}

/** What the report says already. How the agency knows, and that it is entitled, only its officer can say. */
function proposed(one: Case | undefined): Readonly<Record<string, string>> {
  if (!one) return {};
  const { priority } = one.reading;
  const urgent = laneOf(priority) === "express" || priority === "urgent";
  return { kind: proposedKind(one.reading) ?? "", urgency: urgent ? "urgent" : "normal" };
}

/** Where they can't be read now, those that were ticked stay so. */
function Addresses(props: FormProps) {
  const { officer, addresses, values } = props;
  const { address = "" } = values;
  if (!addresses) {
    const ticked = address.split("\n").filter((key) => key !== "");
    return (
      <>
        {ticked.map((key) => (
          <input key={key} type="hidden" name="address" value={key} />
        ))}
      </>
    );
  }
  // The fault of choosing none stands at the field below.
  if (addresses.length === 0) return null;
  return (
    <Checkboxes
      {...fieldOf("notify", "address", props)}
      label={desk(officer.locale, "notify.address")}
      options={addresses.map(({ key, url }) => ({ value: key, text: defanged(url) }))}
    />
  );
}
