package dev.orders.localcloud.gateway;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.gateway.openapi.RestApiReader;
import dev.orders.localcloud.gateway.openapi.Surroundings;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceCalls;
import java.net.MalformedURLException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Wires the gateway from the definitions and its settings. */
@Configuration(proxyBeanMethods = false)
public class GatewayConfiguration {

    /** Issuers rotate keys rarely: an unknown key is looked for at most so often. */
    private static final long KEYS_REFRESHED_AT_MOST_EVERY_MILLIS = 30_000;

    private static final int REQUEST_HEAD_BYTES = 64 * 1024;

    /** One client for backends and keys, its connections pooled; no proxy, no redirects, no cookies. */
    @Bean(destroyMethod = "shutdownNow", defaultCandidate = false)
    HttpClient gatewayClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    FilterRegistrationBean<GatewayFilter> gatewayFilter(
            GatewaySettings settings,
            Definitions definitions,
            @Qualifier("gatewayClient") HttpClient client,
            ObjectProvider<ServiceCalls> services,
            ObjectProvider<RoleCredentials> credentials,
            RequestLog log,
            InstantSource clock)
            throws MalformedURLException {
        TokenVerifier tokens = new TokenVerifier(settings.issuer().toString(), keys(settings, client), clock);
        Surroundings surroundings = new Surroundings(
                settings.userPoolArn(),
                settings.vpcLinkId(),
                settings.account().region(),
                roleArns(definitions, settings),
                settings.stageVariables());
        Gateway gateway = new Gateway(
                settings,
                RestApiReader.read(definitions.openapi(), surroundings),
                new Authorizer(new CognitoAuthorizer(tokens)),
                new HttpProxyExecutor(client),
                new AwsExecutor(services::getObject, credentials::getObject, clock),
                log,
                clock);
        FilterRegistrationBean<GatewayFilter> registration =
                new FilterRegistrationBean<>(new GatewayFilter(gateway, settings));
        registration.addUrlPatterns("/*");
        // Only what decides whether anything is answered at all comes first.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    private static Set<String> roleArns(Definitions definitions, GatewaySettings settings) {
        return definitions.roles().roles().values().stream()
                .map(role ->
                        "arn:aws:iam::%s:role/%s".formatted(settings.account().accountId(), role.name()))
                .collect(Collectors.toSet());
    }

    /** Lets odd requests come as far as the gateway, which answers them as API Gateway does. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewayConnector() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(REQUEST_HEAD_BYTES));
            connector.setProperty("maxSwallowSize", String.valueOf(2 * Limits.PAYLOAD_BYTES));
        });
    }

    private static JWKSource<SecurityContext> keys(GatewaySettings settings, HttpClient client)
            throws MalformedURLException {
        return JWKSourceBuilder.create(settings.jwks().toURL(), new JwksRetriever(client))
                .refreshAheadCache(false)
                .rateLimited(KEYS_REFRESHED_AT_MOST_EVERY_MILLIS)
                .build();
    }
}
