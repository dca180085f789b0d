"""A HEAD is answered without a body, and allowed wherever a GET is."""

import pytest
from django.http import HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.test import RequestFactory

from resarchive.head import answers_head


@pytest.mark.parametrize("answer", [HttpResponse, StreamingHttpResponse])
@pytest.mark.parametrize(("method", "body"), [("HEAD", b""), ("GET", b"sea")])
def test_the_body_is_left_out_and_the_headers_stay(answer, method, body):
    given = answer([b"sea"], headers={"Content-Length": "3"})
    response = answers_head(lambda request: given)(RequestFactory().generic(method, "/"))
    assert (b"".join(response), response.headers["Content-Length"]) == (body, "3")


@pytest.mark.parametrize(
    ("allowed", "told"), [(["GET"], "GET, HEAD"), (["POST"], "POST"), (["GET", "HEAD"], "GET, HEAD")]
)
def test_a_refusal_says_that_it_is_allowed(allowed, told):
    response = answers_head(lambda request: HttpResponseNotAllowed(allowed))(RequestFactory().delete("/"))
    assert response.headers["Allow"] == told
