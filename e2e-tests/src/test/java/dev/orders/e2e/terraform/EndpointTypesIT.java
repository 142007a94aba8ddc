package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.environment.Environment;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same code applied with the other types of endpoint, to what the regional one left: what exists then is what each of them
 * means. The order is one that AWS allows, which makes no private API edge-optimized.
 */
@NeedsEmulator
@Order(Deployment.LAST)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class EndpointTypesIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Deployment deployment;
    static Emulator emulator;
    static Environment environment;

    @BeforeAll
    static void start(Deployment deployed) {
        deployment = deployed;
        emulator = deployed.emulator();
    }

    @Nested
    @Order(1)
    class Edge {

        @BeforeAll
        static void apply() {
            environment = deployment.change("EDGE");
        }

        @Test
        void apiIsEdgeOptimizedAndBehindItsFirewall() throws IOException, InterruptedException {
            JsonNode api = json(emulator.request("apigateway", "/restapis/" + apiId()));
            assertThat(api.at("/endpointConfiguration/types")).isEqualTo(JSON.valueToTree(List.of("EDGE")));
            assertThat(api.at("/endpointConfiguration/vpcEndpointIds")).isEmpty();
            assertThat(api.path("policy").asString("")).isEmpty();
            assertThat(stage().get("webAclArn").asString()).contains(":regional/webacl/orders-dev-api/");
            assertThat(environment.get("api_endpoint_type")).isEqualTo("EDGE");
        }

        @Test
        void cloudFrontStandsBeforeAnInternalLoadBalancer() throws IOException, InterruptedException {
            String distribution = distribution();
            assertThat(value(distribution, "//Aliases/Items/CNAME")).isEqualTo(Deployment.HOST);
            assertThat(value(distribution, "/Distribution/DomainName")).isEqualTo(environment.get("web_target_host"));
            String origin = value(distribution, "//VpcOriginConfig/VpcOriginId");
            String balancers = xml(query("elasticloadbalancing", "DescribeLoadBalancers", "2015-12-01"));
            String balancer = "//member[LoadBalancerName='orders-dev-web-frontend']";
            assertThat(value(balancers, balancer + "/Scheme")).isEqualTo("internal");
            assertThat(value(
                            xml(emulator.request("cloudfront", "/2020-05-31/vpc-origin/" + origin)),
                            "//VpcOriginEndpointConfig/Arn"))
                    .isEqualTo(value(balancers, balancer + "/LoadBalancerArn"));
        }

        @Test
        void cloudFrontHasItsFirewallInItsOwnRegion() throws IOException, InterruptedException {
            assertThat(firewalls("us-east-1", "CLOUDFRONT")).containsExactly("orders-dev-edge");
            assertThat(firewalls(Emulator.REGION, "REGIONAL")).containsExactly("orders-dev-api");
            assertThat(value(distribution(), "//WebACLId"))
                    .startsWith("arn:aws:wafv2:us-east-1:" + Emulator.ACCOUNT_ID + ":global/webacl/orders-dev-edge/");
        }
    }

    @Nested
    @Order(2)
    class Private {

        @BeforeAll
        static void apply() {
            environment = deployment.change("PRIVATE");
        }

        @Test
        void apiIsReachedThroughTheEndpointOfTheVpcAlone() throws IOException, InterruptedException {
            JsonNode api = json(emulator.request("apigateway", "/restapis/" + apiId()));
            assertThat(api.at("/endpointConfiguration/types")).isEqualTo(JSON.valueToTree(List.of("PRIVATE")));
            assertThat(api.at("/endpointConfiguration/vpcEndpointIds"))
                    .isEqualTo(JSON.valueToTree(List.of(vpcEndpoint("vpcEndpointId"))));
            assertThat(environment.get("api_endpoint_type")).isEqualTo("PRIVATE");
        }

        @Test
        void endpointHidesThePublicNameFromTheVpc() throws IOException, InterruptedException {
            assertThat(vpcEndpoint("vpcEndpointType")).isEqualTo("Interface");
            assertThat(vpcEndpoint("privateDnsEnabled")).isEqualTo("true");
        }

        @Test
        void resourcePolicyIsTheOneThatIsWritten() throws IOException, InterruptedException {
            String written = Files.readString(Terraform.PROJECT.resolve("modules/api/private-api-policy.json"))
                    .replace(
                            "${execution_arn}",
                            "arn:aws:execute-api:" + Emulator.REGION + ":" + Emulator.ACCOUNT_ID + ":" + apiId())
                    .replace("${vpc_endpoint_ids}", "[\"" + vpcEndpoint("vpcEndpointId") + "\"]");
            JsonNode api = json(emulator.request("apigateway", "/restapis/" + apiId()));
            // API Gateway answers it as the inside of a JSON string.
            String policy =
                    JSON.readTree("\"" + api.get("policy").asString() + "\"").asString();
            assertThat(Rendering.normal(policy)).isEqualTo(Rendering.normal(written));
        }

        @Test
        void nobodyIsKeptFromWhatNobodyReaches() throws IOException, InterruptedException {
            assertThat(stage().path("webAclArn").asString("")).isEmpty();
            assertThat(firewalls(Emulator.REGION, "REGIONAL")).isEmpty();
        }
    }

    @Nested
    @Order(3)
    class Destroyed {

        /** Of an environment whose {@code deletion_protection} is off, with all that any type of endpoint has. */
        @Test
        void nothingIsLeftAndNothingHoldsItBack() {
            JsonNode plan = deployment.destroyPlan();
            List<JsonNode> managed = StreamSupport.stream(
                            plan.get("resource_changes").spliterator(), false)
                    .filter(resource -> resource.get("mode").asString().equals("managed"))
                    .toList();
            assertThat(managed).hasSizeGreaterThan(200).allSatisfy(resource -> {
                assertThat(resource.at("/change/actions")).isEqualTo(JSON.valueToTree(List.of("delete")));
                assertThat(Retained.by(resource)).isEmpty();
            });
        }
    }

    private static String apiId() {
        return URI.create(environment.apiUrl()).getHost().split("\\.")[0];
    }

    private static JsonNode stage() throws IOException, InterruptedException {
        return json(emulator.request("apigateway", "/restapis/" + apiId() + "/stages/v1"));
    }

    /** The one that there is. */
    private static String distribution() throws IOException, InterruptedException {
        String all = xml(emulator.request("cloudfront", "/2020-05-31/distribution"));
        String id = value(all, "//DistributionSummary[last() = 1]/Id");
        return xml(emulator.request("cloudfront", "/2020-05-31/distribution/" + id));
    }

    private static List<String> firewalls(String region, String scope) throws IOException, InterruptedException {
        JsonNode answer = json(
                emulator.requestIn(region, "wafv2", "AWSWAF_20190729.ListWebACLs", "{\"Scope\": \"" + scope + "\"}"));
        return StreamSupport.stream(answer.get("WebACLs").spliterator(), false)
                .map(firewall -> firewall.get("Name").asString())
                .toList();
    }

    private static String vpcEndpoint(String attribute) throws IOException, InterruptedException {
        return value(
                xml(query("ec2", "DescribeVpcEndpoints", "2016-11-15")),
                "//item[serviceName='com.amazonaws." + Emulator.REGION + ".execute-api']/" + attribute);
    }

    private static HttpRequest query(String service, String action, String version) {
        return emulator.request(service, "/?Action=" + action + "&Version=" + version);
    }

    private static JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(xml(request));
    }

    private static String xml(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** Without the namespaces, of which each service has its own. */
    private static String value(String document, String path) {
        try {
            String plain = document.replaceAll(" xmlns=\"[^\"]*\"", "");
            return XPathFactory.newInstance().newXPath().evaluate(path, new InputSource(new StringReader(plain)));
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(document, e);
        }
    }
}
