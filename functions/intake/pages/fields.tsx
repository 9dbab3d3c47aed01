import type { ComponentChildren } from "preact";

/** What each field needs of its page. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What was typed or chosen before. */
  readonly value: string;
  /** What is wrong with it, in words; empty when nothing is. */
  readonly problems: readonly string[];
  /** "Error:", for those who don't see the colour. */
  readonly errorMark: string;
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** Where an entry of the error summary leads: the field, or the first of its choices. */
export const fieldId = (name: string): string => name;

export function TextField(props: FieldProps) {
  const { name, value } = props;
  return (
    <Labelled {...props}>
      <input type="text" id={fieldId(name)} name={name} value={value} autoComplete="off" {...describe(props)} />
    </Labelled>
  );
}

export function TextArea({ rows, ...props }: FieldProps & { readonly rows: number }) {
  const { name, value } = props;
  return (
    <Labelled {...props}>
      {/* Browsers drop the first line break in a textarea (HTML, 13.2.6.4.7): one more keeps what was typed. */}
      <textarea id={fieldId(name)} name={name} rows={rows} spellcheck={false} autoComplete="off" {...describe(props)}>
        {`\n${value}`}
      </textarea>
    </Labelled>
  );
}

/** `none` is the choice that answers nothing. */
export function Select({
  options,
  none,
  ...props
}: FieldProps & { readonly options: readonly Option[]; readonly none: string }) {
  const { name, value: chosen } = props;
  return (
    <Labelled {...props}>
      <select id={fieldId(name)} name={name} autoComplete="off" {...describe(props)}>
        <option value="">{none}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function Radios({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) {
  const { name, label, value: chosen, problems } = props;
  return (
    <fieldset class={problems.length > 0 ? "question wrong" : "question"} aria-describedby={described(props)}>
      <legend>{label}</legend>
      <Notes {...props} />
      {options.map(({ value, text }, index) => {
        const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${value}`;
        return (
          <div key={value} class="choice">
            <input type="radio" id={id} name={name} value={value} checked={value === chosen} autoComplete="off" />
            <label for={id}>{text}</label>
          </div>
        );
      })}
    </fieldset>
  );
}

function Labelled({ children, ...props }: FieldProps & { readonly children: ComponentChildren }) {
  const { name, label, problems } = props;
  return (
    <div class={problems.length > 0 ? "question wrong" : "question"}>
      <label for={fieldId(name)}>{label}</label>
      <Notes {...props} />
      {children}
    </div>
  );
}

const hintId = (name: string): string => `${fieldId(name)}-hint`;
const errorId = (name: string): string => `${fieldId(name)}-error`;

function Notes({ name, hint, problems, errorMark }: FieldProps) {
  return (
    <>
      {hint && (
        <p class="hint" id={hintId(name)}>
          {hint}
        </p>
      )}
      {problems.length > 0 && (
        <p class="error" id={errorId(name)}>
          {errorMark} {problems.join(" ")}
        </p>
      )}
    </>
  );
}

/** The ids of hint and problem, which screen readers read out with the field. */
function described({ name, hint, problems }: FieldProps): string | undefined {
  const ids = [hint && hintId(name), problems.length > 0 && errorId(name)].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

function describe(props: FieldProps) {
  return { "aria-describedby": described(props), "aria-invalid": props.problems.length > 0 ? true : undefined };
}
