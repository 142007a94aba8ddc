package dev.orders.web.api;

import dev.orders.web.login.SessionTokens;
import dev.orders.web.settings.FrontendSettings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The one HTTP client of this process: one pool of connections for the API and the token endpoint. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    /** Longer than the gateway waits for the service, so that it is the gateway that gives up, and says so. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(12);

    @Bean
    HttpClient httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Bean
    ApiClient apiClient(HttpClient http, FrontendSettings settings, SessionTokens tokens, JsonMapper json) {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ_TIMEOUT);
        var client = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(settings.apiUrl())
                .build();
        return new ApiClient(client, tokens, json);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
