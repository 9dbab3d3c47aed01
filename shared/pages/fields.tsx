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
  /** Whether "back" brings what was typed, also without scripts. Browsers suggest it nowhere else all the same. */
  readonly keep?: boolean;
}

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  /** In a list to select from: what it stands under, together with others of the same. */
  readonly group?: string | undefined;
  /** Shown below while it is chosen; style does it, no script is needed, and nothing moves when the page loads. */
  readonly reveals?: ComponentChildren;
}

interface TextFieldProps extends FieldProps {
  /** Shown below while something is typed. */
  readonly reveals?: ComponentChildren;
  /** Letters of one width, and capitals on telephones. */
  readonly code?: boolean;
}

export function TextField({ reveals, code = false, ...props }: TextFieldProps) {
  const { id, name, value } = props;
  return (
    <Labelled {...props}>
      <input
        type="text"
        id={id}
        name={name}
        value={value}
        class={code ? "code" : undefined}
        autocapitalize={code ? "characters" : undefined}
        // Style can tell an empty field by the placeholder that it shows.
        placeholder={reveals ? " " : undefined}
        spellcheck={false}
        autoComplete={autoComplete(props)}
        {...describe(props)}
      />
      {reveals && <div class="reveals">{reveals}</div>}
    </Labelled>
  );
}

export function TextArea({ rows, ...props }: FieldProps & { readonly rows: number }) {
  const { id, name, value } = props;
  return (
    <Labelled {...props}>
      {/* Browsers drop the first line break in a textarea (HTML, 13.2.6.4.7): one more keeps what was typed. */}
      <textarea
        id={id}
        name={name}
        rows={rows}
        spellcheck={false}
        autoComplete={autoComplete(props)}
        {...describe(props)}
      >
        {`\n${value}`}
      </textarea>
    </Labelled>
  );
}

interface ListedOption extends Option {
  /** What those that stand beside it have in common. */
  readonly group?: string | undefined;
}

interface SelectProps extends FieldProps {
  readonly options: readonly ListedOption[];
  /** The choice that answers nothing; without it the first option is chosen. */
  readonly none?: string;
}

export function Select({ options, none, ...props }: SelectProps) {
  const { id, name, value } = props;
  const groups = [...Map.groupBy(options, ({ group }) => group)];
  return (
    <Labelled {...props}>
      <select id={id} name={name} autoComplete={props.keep ? undefined : "off"} {...describe(props)}>
        {none !== undefined && <option value="">{none}</option>}
        {groups.map(([group, members]) =>
          group === undefined ? (
            <Listed options={members} chosen={value} />
          ) : (
            <optgroup key={group} label={group}>
              <Listed options={members} chosen={value} />
            </optgroup>
          ),
        )}
      </select>
    </Labelled>
  );
}

function Listed({ options, chosen }: { readonly options: readonly ListedOption[]; readonly chosen: string }) {
  return (
    <>
      {options.map(({ value, text }) => (
        <option key={value} value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </>
  );
}

interface ChoicesProps extends FieldProps {
  readonly options: readonly Option[];
}

export function Radios(props: ChoicesProps) {
  return <Choices {...props} type="radio" chosen={[props.value]} />;
}

/** `value` holds those that are ticked, one a line, as forms are read here. */
export function Checkboxes(props: ChoicesProps) {
  return <Choices {...props} type="checkbox" chosen={props.value.split("\n")} />;
}

type ChoiceProps = ChoicesProps & { readonly type: "radio" | "checkbox"; readonly chosen: readonly string[] };

function Choices({ options, type, chosen, ...props }: ChoiceProps) {
  const { name, label, problems } = props;
  return (
    <fieldset class={problems.length > 0 ? "question wrong" : "question"} aria-describedby={described(props)}>
      <legend>{label}</legend>
      <Notes {...props} />
      {options.map(({ value, text, hint, reveals }, index) => {
        const id = index === 0 ? props.id : `${props.id}-${value}`;
        return (
          <div key={value} class="choice">
            <input
              type={type}
              id={id}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              autoComplete={props.keep ? undefined : "off"}
              aria-describedby={hint && `${id}-more`}
            />
            <label for={id}>{text}</label>
            {hint && (
              <p class="hint" id={`${id}-more`}>
                {hint}
              </p>
            )}
            {reveals && <div class="reveals">{reveals}</div>}
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

/** Browsers keep a one-time code on the page and store it nowhere (HTML, 4.10.18.7.1); with "off" they forget it on "back", too. */
const autoComplete = ({ keep = false }: FieldProps): string => (keep ? "one-time-code" : "off");
