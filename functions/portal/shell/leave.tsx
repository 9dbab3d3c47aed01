import type { Locale } from "../../../shared/domain/vocabulary.js";
import { shell } from "../../../shared/language/shell.js";
import { leaveAddress, type Site } from "./site.js";

/** As it is written on keyboards of all our languages. */
const KEY = "Esc";

/**
 * The way out, GOV.UK's "exit this page". A link, so that it works without a script; with one it empties the page first, and
 * a key does the same. Out of a frame it leads out of the page around it, too.
 */
export function Leave({ site, locale }: { readonly site: Site; readonly locale: Locale }) {
  const more = (count: number): string => shell(locale, "leave.more", { count, key: KEY });
  return (
    <div class="leave">
      <div class="in">
        <div>
          <a href={leaveAddress(site, locale)} target="_top" rel="noreferrer nofollow" data-leave>
            {shell(locale, "leave.link")}
            <span class="lights" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          </a>
          <p data-script>{shell(locale, "leave.keys", { key: KEY })}</p>
          <span
            class="seen-by-none"
            role="status"
            data-leave-status
            data-two={more(2)}
            data-one={more(1)}
            data-over={shell(locale, "leave.over")}
            data-going={shell(locale, "leave.going")}
          />
        </div>
      </div>
    </div>
  );
}
