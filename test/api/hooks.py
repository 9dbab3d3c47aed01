"""What a description can't say of an API: each report comes under a key of its own, and has one jurisdiction."""

import itertools
import uuid

import schemathesis

FORWARDED = ("POST /v1/partner/reports", "POST /v1/partner/xarf")
NUMBERS = itertools.count(1)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Right requests only: those that are wrong on purpose go out as they were made."""
    if case.operation.label not in FORWARDED or not case.meta.generation.mode.is_positive:
        return
    # Another report under a key that was used is refused, as it should be: test/pipeline shows that.
    number = next(NUMBERS)
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"case-{number}"
    if case.operation.label == "POST /v1/partner/xarf":
        case.body["report_id"] = str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))
        # The key is for several, so that reports of any are accepted.
        case.query.setdefault("jurisdiction", "RS")
