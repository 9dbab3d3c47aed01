"""Verifies a notice of Safelane (Standard Webhooks) with nothing but Python's own library. As a program:

    WEBHOOK_SECRET='whsec_…' python3 verify.py "$id" "$timestamp" "$signature" < body

It prints the notice and ends with 0, or says why not and ends with 1.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time

# Older ones, and ones from the future, are somebody's who sends again what he overheard. In seconds.
TOLERANCE = 5 * 60


def verified(secret, msg_id, timestamp, signature, body, now=None):
    """The notice. `body` is bytes as they came: parsed and written again it is another one.

    Raises ValueError when the notice is not Safelane's, or too old.
    """
    now = time.time() if now is None else now
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now - int(timestamp)) > TOLERANCE:
        raise ValueError("it is not of this moment")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{msg_id}.{timestamp}.".encode() + body
    wanted = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # One or more, with spaces between them, while a secret is changed.
    if not any(hmac.compare_digest(one.encode(), wanted) for one in signature.split(" ")):
        raise ValueError("it is not signed with this secret")
    return json.loads(body)


if __name__ == "__main__":
    try:
        notice = verified(os.environ["WEBHOOK_SECRET"], *sys.argv[1:4], sys.stdin.buffer.read())
    except ValueError as error:
        sys.exit(str(error))
    print(json.dumps(notice, ensure_ascii=False))
