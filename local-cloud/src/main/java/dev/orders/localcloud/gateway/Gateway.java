package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Authorizer.Authorized;
import dev.orders.localcloud.gateway.Outcome.Answer;
import dev.orders.localcloud.gateway.Outcome.Refusal;
import dev.orders.localcloud.gateway.model.BodyModel;
import dev.orders.localcloud.gateway.model.Integration;
import dev.orders.localcloud.gateway.model.MediaTypes;
import dev.orders.localcloud.gateway.model.PathSegments;
import dev.orders.localcloud.gateway.model.ResponseType;
import dev.orders.localcloud.gateway.model.RestApi;
import dev.orders.localcloud.gateway.model.Route;
import dev.orders.localcloud.wire.RequestLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes a REST API. The order of the checks is API Gateway's: route, authorizer, payload, model, integration.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html">Authorization flow</a>
 */
final class Gateway {

    private final GatewaySettings settings;
    private final RestApi api;
    private final Authorizer authorizer;
    private final HttpProxyExecutor httpProxy;
    private final AwsExecutor aws;
    private final MockExecutor mock = new MockExecutor();
    private final GatewayResponder responder;
    private final RequestLog log;
    private final InstantSource clock;

    Gateway(
            GatewaySettings settings,
            RestApi api,
            Authorizer authorizer,
            HttpProxyExecutor httpProxy,
            AwsExecutor aws,
            RequestLog log,
            InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.authorizer = authorizer;
        this.httpProxy = httpProxy;
        this.aws = aws;
        this.responder = new GatewayResponder(api.gatewayResponses());
        this.log = log;
        this.clock = clock;
    }

    /** What the client gets, and under which ids. */
    record Reply(Answer answer, RequestIds ids) {}

    /** @throws IOException when the client's payload can't be read */
    Reply answer(GatewayRequest request) throws IOException {
        Instant now = clock.instant();
        RequestIds ids = RequestIds.create(now, request.headers().last("X-Amzn-Trace-Id"));
        Call call = Call.begin(settings, request, ids, now);
        Answer answer = answer(call);
        log.record(call.trail().hop(call, answer.status()));
        return new Reply(answer, ids);
    }

    private Answer answer(Call call) throws IOException {
        GatewayRequest request = call.request();
        if (request.urlLength(settings.stage()) > Limits.URL_CHARACTERS) {
            return Outcome.frontDoor(414, "Request-URI Too Long");
        }
        if (request.headers().size() > Limits.HEADER_BYTES) {
            return Outcome.frontDoor(431, "Request Header Fields Too Large");
        }
        Route route = route(request);
        call.trail().routed(route);
        return route == null
                ? refuse(call, Refusal.of(ResponseType.MISSING_AUTHENTICATION_TOKEN, "no such resource and method"))
                : answer(call.routed(route), route);
    }

    private Answer answer(Call call, Route route) throws IOException {
        return switch (authorizer.authorize(
                route.method().authorization(), call.request().headers())) {
            case Refusal refusal -> refuse(call, refusal);
            case Authorized authorized -> {
                call.trail().authorized(authorized);
                Call permitted = call.authorized(authorized.claims());
                yield switch (integrate(permitted, route)) {
                    case Answer answer -> answer;
                    case Refusal refusal -> refuse(permitted, refusal);
                };
            }
        };
    }

    private Answer refuse(Call call, Refusal refusal) {
        call.trail().refused(refusal);
        return responder.answer(call.refused(refusal), refusal);
    }

    private @Nullable Route route(GatewayRequest request) {
        List<String> segments = PathSegments.parse(request.rawPath());
        return segments == null ? null : api.root().route(request.method(), segments);
    }

    private Outcome integrate(Call call, Route route) throws IOException {
        byte[] body = payload(call.request());
        if (body.length > Limits.PAYLOAD_BYTES) {
            return Refusal.of(ResponseType.REQUEST_TOO_LARGE, "payload of more than 10 MB");
        }
        BodyModel model = route.method().models().get(MediaTypes.of(call.header("Content-Type")));
        if (model != null && !model.accepts(new String(body, StandardCharsets.UTF_8))) {
            return Refusal.of(ResponseType.BAD_REQUEST_BODY, "the body does not fit the model");
        }
        return switch (route.method().integration()) {
            case Integration.Aws integration -> aws.execute(integration, call, body);
            case Integration.Mock integration -> mock.execute(integration, call, body);
            case Integration.HttpProxy integration -> httpProxy.execute(integration, call, body);
        };
    }

    /** The payload, or one byte more than is allowed. */
    private static byte[] payload(GatewayRequest request) throws IOException {
        if (request.contentLength() == 0) {
            return new byte[0];
        }
        try (InputStream body = request.body().open()) {
            return body.readNBytes(Limits.PAYLOAD_BYTES + 1);
        }
    }
}
