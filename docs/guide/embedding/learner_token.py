"""Gets a token for one of your site's learners, with nothing but Python 3.

COURSEWRIGHT_URL=https://courses.example.org COURSEWRIGHT_EMBED_KEY=ek_… COURSEWRIGHT_EMBED_SECRET=… \
  python3 learner_token.py LEARNER_ID [NAME [EMAIL]]
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.request
import uuid

URL = os.environ["COURSEWRIGHT_URL"]
EMBED_KEY = os.environ["COURSEWRIGHT_EMBED_KEY"]
SECRET = os.environ["COURSEWRIGHT_EMBED_SECRET"]


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def learner_token(learner_id, name="", email="", guest=None):
    """`learner_id` is yours and must stay the same. Gives {"token", "expiresIn", "courses"} for the page."""
    now = int(time.time())
    header = {"alg": "HS256", "typ": "JWT"}
    claims = {
        "iss": EMBED_KEY,
        "aud": URL,
        "sub": learner_id,
        "name": name,
        "email": email,
        "iat": now,
        "exp": now + 120,
        "jti": str(uuid.uuid4()),
    }
    signed = ".".join(base64url(json.dumps(part).encode()) for part in (header, claims))
    signature = hmac.new(SECRET.encode(), signed.encode(), hashlib.sha256).digest()
    grant = {"grant": "assertion", "embedKey": EMBED_KEY, "assertion": f"{signed}.{base64url(signature)}"}
    if guest is not None:
        grant["guest"] = guest
    request = urllib.request.Request(
        f"{URL}/api/tokens",
        data=json.dumps(grant).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)


if __name__ == "__main__":
    print(json.dumps(learner_token(*sys.argv[1:])))
