"""moto, and the few calls of Terraform's AWS provider that it lacks.

Arguments: a region, and a host name to issue a certificate for. Prints port and certificate as JSON, and ends with its
standard input.
"""

import json
import os
import sys

# Read when moto is loaded: a service has this many tasks running as soon as it is there.
os.environ["MOTO_ECS_SERVICE_RUNNING"] = "1"

from moto.acm.models import acm_backends
from moto.apigateway.models import APIGatewayBackend
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.cognitoidentity.responses import CognitoIdentityResponse
from moto.server import ThreadedMotoServer

ACCOUNT = "123456789012"
roles = {}
tags = {}


def set_identity_pool_roles(self):
    pool = self._get_param("IdentityPoolId")
    roles[pool] = {
        "IdentityPoolId": pool,
        "Roles": self._get_param("Roles") or {},
        "RoleMappings": self._get_param("RoleMappings") or {},
    }
    return "{}"


def get_identity_pool_roles(self):
    pool = self._get_param("IdentityPoolId")
    return json.dumps(roles.get(pool, {"IdentityPoolId": pool}))


def principal_tags(self):
    key = (self._get_param("IdentityPoolId"), self._get_param("IdentityProviderName"))
    if self._get_param("PrincipalTags") is not None:
        tags[key] = {
            "IdentityPoolId": key[0],
            "IdentityProviderName": key[1],
            "UseDefaults": self._get_param("UseDefaults"),
            "PrincipalTags": self._get_param("PrincipalTags"),
        }
    return json.dumps(tags.get(key, {}))


CognitoIdentityResponse.set_identity_pool_roles = set_identity_pool_roles
CognitoIdentityResponse.get_identity_pool_roles = get_identity_pool_roles
CognitoIdentityResponse.set_principal_tag_attribute_map = principal_tags
CognitoIdentityResponse.get_principal_tag_attribute_map = principal_tags
ApplicationAutoScalingResponse.list_tags_for_resource = lambda self: json.dumps({"Tags": {}})

put_integration = APIGatewayBackend.put_integration


def put_integration_of_any_type(self, function_id, resource_id, method_type, integration_type, uri="", **rest):
    # A mock integration has neither a URI nor a method.
    rest.setdefault("integration_method", "")
    return put_integration(self, function_id, resource_id, method_type, integration_type, uri, **rest)


APIGatewayBackend.put_integration = put_integration_of_any_type

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
certificate = acm_backends[ACCOUNT][sys.argv[1]].request_certificate(sys.argv[2], None, [], [])
print(json.dumps({"port": server.get_host_and_port()[1], "certificate_arn": certificate}), flush=True)
# Until whoever started it ends or closes this.
sys.stdin.read()
