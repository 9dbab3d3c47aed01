import type { Locale } from "../../../shared/domain/vocabulary.js";
import { shell } from "../../../shared/language/shell.js";

interface KeepToolsProps {
  readonly locale: Locale;
  /** Id of the element whose text is to be kept. */
  readonly of: string;
}

/** Copies, prints, or makes a picture of what is shown only once. Without a script it is there to be written down. */
export function KeepTools({ locale, of }: KeepToolsProps) {
  const failed = shell(locale, "keep.failed");
  return (
    <div data-script>
      <div class="buttons">
        <button
          type="button"
          class="plain"
          data-copy={of}
          data-done={shell(locale, "keep.copied")}
          data-failed={failed}
        >
          {shell(locale, "keep.copy")}
        </button>
        <button type="button" class="plain" data-print>
          {shell(locale, "keep.print")}
        </button>
        <button
          type="button"
          class="plain"
          data-picture={of}
          data-done={shell(locale, "keep.saved")}
          data-failed={failed}
        >
          {shell(locale, "keep.picture")}
        </button>
      </div>
      <p class="said" role="status" data-said />
    </div>
  );
}
