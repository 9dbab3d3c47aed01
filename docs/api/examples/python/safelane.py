#!/usr/bin/env python3
"""Safelane's partner API with the standard library alone. Python 3.11 or later.

As a program it forwards a case, repeats it, follows it, writes about it, and takes it back. It wants SAFELANE_URL and
SAFELANE_KEY; SAFELANE_JURISDICTION is RS without it.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, NotRequired, TypedDict
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

Jurisdiction = Literal["RS", "ME", "AL", "VN-18", "VN-DN"]
Progress = Literal["received", "with-agency", "taken-on", "closed", "withdrawn", "erased"]


class Case(TypedDict):
    """What is forwarded; the other fields stand in the API's description."""

    jurisdiction: str
    language: str
    text: str
    urls: NotRequired[list[str]]
    danger: NotRequired[bool]
    reporter: NotRequired[str]
    age: NotRequired[str]
    category: NotRequired[str]
    case: NotRequired[str]
    priority: NotRequired[str]
    done: NotRequired[str]


class Accepted(TypedDict):
    id: str
    reference: str
    receivedAt: str


class Summary(Accepted):
    case: NotRequired[str]
    progress: Progress
    outcomes: list[str]


class Refused(Exception):
    """Safelane said no. `type` never changes and is what to look at; None where API Gateway said so."""

    def __init__(self, status: int, told: dict[str, Any]) -> None:
        super().__init__(f"{status}: {told.get('detail') or told.get('message') or 'refused'}")
        self.status = status
        self.type: str | None = told.get("type")


class Safelane:
    """A deployment, asked with a partner's key. What isn't answered, or not just now, is sent again: it is done once."""

    TRIES = 6
    # Seconds before the second try; twice as long before each further one.
    PAUSE = 0.5
    # API Gateway answers 500 when a key could not be looked up: that, too, may be sent again.
    AGAIN = frozenset({429, 500, 502, 503, 504})

    def __init__(self, url: str, key: str) -> None:
        self._reports = f"{url.rstrip('/')}/v1/partner/reports"
        self._key = key

    def forward(self, case: Case, idempotency_key: str) -> Accepted:
        """The key: one for each case, and the same when it is sent again."""
        return self._ask("POST", "", case, {"idempotency-key": idempotency_key})

    def show(self, report: str) -> dict[str, Any]:
        return self._ask("GET", f"/{quote(report)}")

    def since(self, moment: datetime) -> Iterator[Summary]:
        """Your reports received since a moment, page after page."""
        query = {"since": moment.isoformat()}
        while True:
            page = self._ask("GET", f"?{urlencode(query)}")
            yield from page["reports"]
            if "cursor" not in page:
                return
            query["cursor"] = page["cursor"]

    def write(self, report: str, text: str, danger: bool = False) -> dict[str, str]:
        return self._ask("POST", f"/{quote(report)}/messages", {"text": text, "danger": danger})

    def withdraw(self, report: str) -> dict[str, str]:
        return self._ask("POST", f"/{quote(report)}/withdraw")

    def _ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
        request = Request(
            self._reports + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "authorization": f"Bearer {self._key}",
                **({} if body is None else {"content-type": "application/json"}),
                **(headers or {}),
            },
        )
        for attempt in range(1, self.TRIES + 1):
            pause = self.PAUSE * 2 ** (attempt - 1)
            try:
                with urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except HTTPError as error:
                if error.code not in self.AGAIN or attempt == self.TRIES:
                    raise Refused(error.code, self._told(error)) from None
                asked = error.headers.get("retry-after", "")
                pause = float(asked) if asked.isdigit() else pause
            except (URLError, http.client.HTTPException, OSError):
                if attempt == self.TRIES:
                    raise
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    @staticmethod
    def _told(error: HTTPError) -> dict[str, Any]:
        try:
            told = json.load(error)
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}


def main() -> None:
    try:
        api = Safelane(os.environ["SAFELANE_URL"], os.environ["SAFELANE_KEY"])
    except KeyError as missing:
        sys.exit(f"set {missing}")
    case: Case = {
        "jurisdiction": os.environ.get("SAFELANE_JURISDICTION", "RS"),
        "language": "en",
        "reporter": "hotline",
        "case": "EXAMPLE/1",
        "text": "This is a try of the programming interface. Nothing happened.",
    }
    # In a program of yours it is the case's own number, so that it is the same after a crash.
    key = f"example-{uuid.uuid4()}"
    started = datetime.now(UTC) - timedelta(minutes=1)

    first = api.forward(case, key)
    print("forwarded:", json.dumps(first))
    if api.forward(case, key) != first:
        sys.exit("the same case was answered otherwise")
    print("repeated: the same answer")

    report = api.show(first["id"])
    print("followed:", json.dumps({"progress": report["progress"], "steps": report["steps"]}))

    listed = [summary["id"] for summary in api.since(started)]
    if first["id"] not in listed:
        sys.exit("the case is not in the list")
    print("listed:", json.dumps(listed))

    print("written:", json.dumps(api.write(first["id"], "It was only a try.")))
    print("withdrawn:", json.dumps(api.withdraw(first["id"])))


if __name__ == "__main__":
    try:
        main()
    except (Refused, OSError, http.client.HTTPException) as error:
        sys.exit(str(error))
