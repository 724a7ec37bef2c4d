"""A small tool on PyLTI1p3 2.0.0 and Flask, as the library's guide builds one, with pages that the conformance kit can walk.

Prints its address as JSON. Platforms are made known by a POST to /register of a list of registrations.
"""
import json
import time
from threading import Lock

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from flask import Flask, jsonify, request
from werkzeug.serving import make_server

from pylti1p3.contrib.flask import (
    FlaskCacheDataStorage,
    FlaskMessageLaunch,
    FlaskOIDCLogin,
    FlaskRequest,
)
from pylti1p3.deep_link_resource import DeepLinkResource
from pylti1p3.grade import Grade
from pylti1p3.lineitem import LineItem
from pylti1p3.tool_config import ToolConfDict


class Cache:
    """What PyLTI1p3 asks of a Flask cache, in memory."""

    def __init__(self):
        self.values = {}
        self.lock = Lock()

    def get(self, key):
        with self.lock:
            value, expires = self.values.get(key, (None, None))
            return value if expires is None or expires > time.time() else None

    def set(self, key, value, exp=None):
        with self.lock:
            self.values[key] = (value, None if exp is None else time.time() + exp)


key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
private_pem = key.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
).decode()
public_pem = (
    key.public_key()
    .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    .decode()
)
storage = FlaskCacheDataStorage(Cache())
conf = ToolConfDict({})
app = Flask(__name__)
app.secret_key = "a secret of the kit only"


def launch_of_request():
    return FlaskMessageLaunch.from_cache(
        request.args["launch"], FlaskRequest(), conf, launch_data_storage=storage
    )


@app.errorhandler(Exception)
def refused(error):
    return f"Refused: {type(error).__name__}: {error}", 401


@app.post("/register")
def register():
    global conf
    issuers = {}
    for one in request.get_json():
        clients = issuers.setdefault(one["issuer"], [])
        clients.append(
            {
                "default": len(clients) == 0,
                "client_id": one["client_id"],
                "auth_login_url": one["auth_login_url"],
                "auth_token_url": one["auth_token_url"],
                "auth_audience": None,
                "key_set_url": one["jwks_url"],
                "key_set": None,
                "deployment_ids": one["deployment_ids"],
            }
        )
    conf = ToolConfDict(issuers)
    for issuer, clients in issuers.items():
        for client in clients:
            conf.set_private_key(issuer, private_pem, client_id=client["client_id"])
            conf.set_public_key(issuer, public_pem, client_id=client["client_id"])
    return "", 204


@app.route("/login", methods=["GET", "POST"])
def login():
    target = request.values.get("target_link_uri")
    if not target:
        raise ValueError("target_link_uri is missing")
    return FlaskOIDCLogin(FlaskRequest(), conf, launch_data_storage=storage).redirect(target)


@app.post("/launch")
def launch():
    opened = FlaskMessageLaunch(FlaskRequest(), conf, launch_data_storage=storage)
    data = opened.get_launch_data()
    if opened.is_deep_link_launch():
        resource = DeepLinkResource().set_url(request.host_url + "launch").set_title("Chosen")
        return opened.get_deep_link().output_response_form([resource])
    query = f"?launch={opened.get_launch_id()}"
    return (
        f"<h1>Hello {data.get('name', '')}</h1>"
        f'<a id="grade" href="/grade{query}">Grade</a> <a id="members" href="/members{query}">Members</a>'
    )


@app.get("/grade")
def grade():
    opened = launch_of_request()
    data = opened.get_launch_data()
    link = data["https://purl.imsglobal.org/spec/lti/claim/resource_link"]["id"]
    item = LineItem().set_label("Work").set_score_maximum(10).set_resource_id(link).set_tag("work")
    score = (
        Grade()
        .set_score_given(7)
        .set_score_maximum(10)
        .set_timestamp(time.strftime("%Y-%m-%dT%H:%M:%S.001Z", time.gmtime()))
        .set_activity_progress("Completed")
        .set_grading_progress("FullyGraded")
        .set_user_id(data["sub"])
    )
    service = opened.get_ags()
    service.put_grade(score, item)
    return jsonify(service.get_grades(item))


@app.get("/members")
def members():
    return jsonify(launch_of_request().get_nrps().get_members())


@app.get("/jwks")
def jwks():
    return jsonify(conf.get_jwks())


if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, app, threaded=True)
    print(json.dumps({"url": f"http://127.0.0.1:{server.server_port}"}), flush=True)
    server.serve_forever()
