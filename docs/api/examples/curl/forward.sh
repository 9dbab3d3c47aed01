#!/bin/sh
# Forwards a case to Safelane, repeats it, follows it, writes about it, and takes it back.
# Wants SAFELANE_URL and SAFELANE_KEY; SAFELANE_JURISDICTION is RS without it. Needs curl ≥ 7.71.
set -eu
: "${SAFELANE_URL:?the address of the deployment}" "${SAFELANE_KEY:?your key}"
jurisdiction=${SAFELANE_JURISDICTION:-RS}
reports=$SAFELANE_URL/v1/partner/reports

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# Prints the answer; ends with 1 where it is a refusal. The key comes from standard input: in the arguments, everybody on
# the machine could read it. curl sends again after 408, 429, 500, 502, 503, 504 and what went wrong on the way, waits for
# Retry-After by itself, and keeps the last answer alone, as long as it is written to a file.
ask() {
  status=$(
    printf 'header = "authorization: Bearer %s"\n' "$SAFELANE_KEY" |
      curl --config - --silent --show-error --max-time 30 --retry 5 --retry-all-errors \
        --output "$answer" --write-out '%{http_code}' "$@"
  )
  case $status in
  2??) cat "$answer" ;;
  *)
    echo "refused with $status: $(cat "$answer")" >&2
    return 1
    ;;
  esac
}

# One for each case, e.g. its number. The same when it is sent again.
key=example-$(date +%s)-$$
since=$(date -u +%Y-%m-%dT%H:%M:00Z)

forward() {
  ask "$reports" -H 'content-type: application/json' -H "idempotency-key: $key" -d "{
    \"jurisdiction\": \"$jurisdiction\", \"language\": \"en\", \"reporter\": \"hotline\", \"case\": \"EXAMPLE/1\",
    \"text\": \"This is a try of the programming interface. Nothing happened.\" }"
}

# Each answer is kept in a variable first: there a failure ends the script.
first=$(forward)
echo "forwarded: $first"
again=$(forward)
if [ "$first" != "$again" ]; then
  echo "the same case was answered otherwise: $again" >&2
  exit 1
fi
echo "repeated: the same answer"

id=$(printf '%s' "$first" | sed 's/.*"id":"\([0-9a-f]*\)".*/\1/')
report=$(ask "$reports/$id")
echo "followed: $report"
list=$(ask --get "$reports" --data-urlencode "since=$since")
echo "listed: $list"
message=$(ask "$reports/$id/messages" -H 'content-type: application/json' -d '{"text":"It was only a try."}')
echo "written: $message"
withdrawn=$(ask -X POST "$reports/$id/withdraw")
echo "withdrawn: $withdrawn"
