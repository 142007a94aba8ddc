package dev.orders.web.api;

import dev.orders.web.login.SessionTokens;
import dev.orders.web.login.Tokens;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls the orders API as the signed-in user; every failure is an {@link ApiFailure} or ends the session. */
public final class ApiClient {
    private final RestClient client;
    private final SessionTokens tokens;
    private final JsonMapper json;

    ApiClient(RestClient client, SessionTokens tokens, JsonMapper json) {
        this.client = client;
        this.tokens = tokens;
        this.json = json;
    }

    /** @param path a URI template; variables are encoded into it */
    public <T> T get(String path, Map<String, ?> variables, Class<T> type) {
        return answer(client.get().uri(path, variables), type);
    }

    /** @param headers in addition to the tokens */
    public <T> T post(String path, Map<String, ?> variables, Object body, Map<String, String> headers, Class<T> type) {
        return answer(
                client.post()
                        .uri(path, variables)
                        .headers(all -> headers.forEach(all::set))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                type);
    }

    /**
     * For a call that is made after the request it belongs to: with the tokens that the session has now, which are neither
     * refreshed nor, when the API refuses them, the end of the session.
     *
     * @return empty when the session's tokens can't be used as they are
     */
    public Optional<LaterCall> later() {
        return tokens.held().map(held -> new LaterCall(this, held));
    }

    <T> T postLater(Tokens held, String path, Object body, Class<T> type) {
        var request =
                client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body);
        return answer(request, held, type, status -> new ApiFailure.Refused(status, Problem.UNKNOWN));
    }

    private <T> T answer(RestClient.RequestHeadersSpec<?> request, Class<T> type) {
        return answer(request, tokens.current(), type, status -> tokens.refused());
    }

    private <T> T answer(
            RestClient.RequestHeadersSpec<?> request,
            Tokens current,
            Class<T> type,
            IntFunction<RuntimeException> unauthorized) {
        try {
            T answer = request.headers(headers -> authorize(headers, current))
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .retrieve()
                    .onStatus(HttpStatusCode::isError, (sent, response) -> fail(response, unauthorized))
                    .body(type);
            if (answer == null) {
                throw new ApiFailure.Unavailable("an empty answer", null);
            }
            return answer;
        } catch (ResourceAccessException unreachable) {
            throw new ApiFailure.Unavailable("no answer", unreachable);
        } catch (RestClientException unreadable) {
            throw new ApiFailure.Unavailable("an unreadable answer", unreadable);
        }
    }

    private static void authorize(HttpHeaders headers, Tokens tokens) {
        headers.setBearerAuth(tokens.accessToken());
        headers.set("X-Identity-Token", tokens.identityToken());
    }

    private void fail(ClientHttpResponse response, IntFunction<RuntimeException> unauthorized) throws IOException {
        int status = response.getStatusCode().value();
        throw switch (status) {
            case 401 -> unauthorized.apply(status);
            case 403 -> new ApiFailure.Forbidden(problem(response));
            case 404 -> new ApiFailure.NotFound();
            case 429 -> new ApiFailure.Throttled();
            default ->
                status < 500
                        ? new ApiFailure.Refused(status, problem(response))
                        : new ApiFailure.Unavailable("status " + status, null);
        };
    }

    /** API Gateway's own refusals are no problem documents, and their texts aren't for people. */
    private Problem problem(ClientHttpResponse response) throws IOException {
        MediaType type = response.getHeaders().getContentType();
        if (!MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(type)) {
            return Problem.UNKNOWN;
        }
        try {
            return json.readValue(response.getBody(), Problem.class);
        } catch (JacksonException broken) {
            return Problem.UNKNOWN;
        }
    }
}
