"""What of CloudFront moto lacks and the edge module asks for: VPC origins, headers policies, AWS's own policies by name."""

import datetime

from moto.cloudfront.models import DefaultCacheBehaviour, Origin, ViewerCertificate
from moto.cloudfront.responses import CloudFrontResponse
from moto.cloudfront.urls import url_paths
from moto.core.responses import ActionResult

ACCOUNT = "123456789012"

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
CACHE_POLICIES = {
    "658327ea-f89d-4fab-a63d-7e88639e58f6": "Managed-CachingOptimized",
    "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": "Managed-CachingDisabled",
}
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
ORIGIN_REQUEST_POLICIES = {
    "216adef6-5c7f-47e4-b989-5492eafa07d3": "Managed-AllViewer",
    "bf0718e1-ba1e-4932-88d1-f726733476f9": "Managed-HostHeaderOnly",
}

made = {}


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def cache_policy(identifier):
    config = {"Name": CACHE_POLICIES[identifier], "MinTTL": 0}
    return {"Id": identifier, "LastModifiedTime": now(), "CachePolicyConfig": config}


def origin_request_policy(identifier):
    config = {
        "Name": ORIGIN_REQUEST_POLICIES[identifier],
        "HeadersConfig": {"HeaderBehavior": "none"},
        "CookiesConfig": {"CookieBehavior": "none"},
        "QueryStringsConfig": {"QueryStringBehavior": "none"},
    }
    return {"Id": identifier, "LastModifiedTime": now(), "OriginRequestPolicyConfig": config}


def lists(kind, names, policy):
    """The list of a kind of policies, and each of them."""

    def listed(self):
        items = [{"Type": "managed", kind: policy(identifier)} for identifier in names]
        return ActionResult({kind + "List": {"MaxItems": 100, "Quantity": len(items), "Items": items}})

    def one(self):
        return ActionResult({kind: policy(self._get_param("Id")), "ETag": "1"})

    return listed, one


def makes(kind, config, prefix, more):
    """Keeps what is made as it was asked for, and answers it."""

    def create(self):
        identifier = f"{prefix}{len(made)}"
        asked = self._get_param(config)
        made[identifier] = {"Id": identifier, "LastModifiedTime": now(), config: asked, **more(identifier)}
        tags = (self._get_param("Tags") or {}).get("Items", [])
        if tags:
            self.backend.tag_resource(made[identifier]["Arn"], tags)
        return ActionResult({kind: made[identifier], "ETag": "1"})

    def get(self):
        return ActionResult({kind: made[self._get_param("Id")], "ETag": "1"})

    return create, get


def of_an_origin(identifier):
    arn = f"arn:aws:cloudfront::{ACCOUNT}:vpcorigin/{identifier}"
    return {"Arn": arn, "AccountId": ACCOUNT, "Status": "Deployed", "CreatedTime": now()}


def add_cloudfront():
    response = CloudFrontResponse
    response.create_vpc_origin, response.get_vpc_origin = makes(
        "VpcOrigin", "VpcOriginEndpointConfig", "vo_", of_an_origin
    )
    response.create_response_headers_policy, response.get_response_headers_policy = makes(
        "ResponseHeadersPolicy", "ResponseHeadersPolicyConfig", "headers-", lambda identifier: {}
    )
    response.list_cache_policies, response.get_cache_policy = lists("CachePolicy", CACHE_POLICIES, cache_policy)
    response.list_origin_request_policies, response.get_origin_request_policy = lists(
        "OriginRequestPolicy", ORIGIN_REQUEST_POLICIES, origin_request_policy
    )
    for path in ["vpc-origin", "response-headers-policy", "cache-policy", "origin-request-policy"]:
        url_paths["{0}/2020-05-31/" + path + "$"] = response.dispatch
        url_paths["{0}/2020-05-31/" + path + "/(?P<made_id>[^/]+)$"] = response.dispatch

    init_origin = Origin.__init__

    def origin_in_a_vpc(self, origin):
        init_origin(self, origin)
        self.vpc_origin_config = origin.get("VpcOriginConfig")

    Origin.__init__ = origin_in_a_vpc

    init_behaviour = DefaultCacheBehaviour.__init__
    init_certificate = ViewerCertificate.__init__

    def behaviour_without_what_nobody_asked_for(self, config):
        init_behaviour(self, config)
        if "ForwardedValues" not in config:
            self.forwarded_values = None

    def certificate_of_ones_own(self, config):
        init_certificate(self, config)
        self.cloud_front_default_certificate = not self.acm_certificate_arn

    DefaultCacheBehaviour.__init__ = behaviour_without_what_nobody_asked_for
    ViewerCertificate.__init__ = certificate_of_ones_own
