import type { ComponentChildren } from "preact";

/** The controls of a form, each bound to its label, hint and problem. */

/** What each field needs of its page. */
export interface FieldProps {
  /** As it is sent. */
  readonly name: string;
  /** Its own on the page; where an entry of the error summary leads. */
  readonly id: string;
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

export function TextField(props: FieldProps) {
  const { id, name, value } = props;
  return (
    <Labelled {...props}>
      <input type="text" id={id} name={name} value={value} autoComplete="off" {...describe(props)} />
    </Labelled>
  );
}

export function TextArea({ rows, ...props }: FieldProps & { readonly rows: number }) {
  const { id, name, value } = props;
  return (
    <Labelled {...props}>
      {/* Browsers drop the first line break in a textarea (HTML, 13.2.6.4.7): one more keeps what was typed. */}
      <textarea id={id} name={name} rows={rows} spellcheck={false} autoComplete="off" {...describe(props)}>
        {`\n${value}`}
      </textarea>
    </Labelled>
  );
}

/** `none` is the choice that answers nothing; without it the first option is chosen. */
export function Select({
  options,
  none,
  ...props
}: FieldProps & { readonly options: readonly Option[]; readonly none?: string }) {
  const { id, name, value: chosen } = props;
  return (
    <Labelled {...props}>
      <select id={id} name={name} autoComplete="off" {...describe(props)}>
        {none !== undefined && <option value="">{none}</option>}
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
        const id = index === 0 ? props.id : `${props.id}-${value}`;
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
  const { id, label, problems } = props;
  return (
    <div class={problems.length > 0 ? "question wrong" : "question"}>
      <label for={id}>{label}</label>
      <Notes {...props} />
      {children}
    </div>
  );
}

const hintId = (id: string): string => `${id}-hint`;
const errorId = (id: string): string => `${id}-error`;

function Notes({ id, hint, problems, errorMark }: FieldProps) {
  return (
    <>
      {hint && (
        <p class="hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      {problems.length > 0 && (
        <p class="error" id={errorId(id)}>
          {errorMark} {problems.join(" ")}
        </p>
      )}
    </>
  );
}

/** The ids of hint and problem, which screen readers read out with the field. */
function described({ id, hint, problems }: FieldProps): string | undefined {
  const ids = [hint && hintId(id), problems.length > 0 && errorId(id)].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

function describe(props: FieldProps) {
  return { "aria-describedby": described(props), "aria-invalid": props.problems.length > 0 ? true : undefined };
}
