"""What a Python receiver takes for one delivery, in processor time: over the raw bytes, and, as is often shown, over the
body parsed and written again, which is not what the panel signed."""

import hashlib
import hmac
import json
import platform
import sys
import time

SECRET = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZab"
ROUNDS = 20
DELIVERIES = 2_000

with open(sys.argv[1], "rb") as file:
    BODY = file.read()
SIGNATURE = hmac.new(SECRET, BODY, hashlib.sha256).hexdigest()


def over_the_raw_bytes():
    ours = hmac.new(SECRET, BODY, hashlib.sha256).hexdigest()
    return json.loads(BODY) if hmac.compare_digest(ours, SIGNATURE) else None


def over_the_body_written_again():
    event = json.loads(BODY)
    ours = hmac.new(SECRET, json.dumps(event).encode(), hashlib.sha256).hexdigest()
    return event if hmac.compare_digest(ours, SIGNATURE) else None


for receive in (over_the_raw_bytes, over_the_body_written_again):
    micros = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        for _ in range(DELIVERIES):
            answer = receive()
        micros.append((time.process_time_ns() - start) / DELIVERIES / 1_000)
    micros.sort()
    outcome = "" if answer else ", and refuses every delivery"
    name = receive.__name__.replace("_", " ")
    print(f"Python {platform.python_version()}, {name}: {micros[ROUNDS // 2]:.1f} µs{outcome}")
