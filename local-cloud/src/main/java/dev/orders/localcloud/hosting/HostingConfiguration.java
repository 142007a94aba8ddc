package dev.orders.localcloud.hosting;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ServicesDefinition.Service;
import dev.orders.localcloud.hosting.process.AotCache;
import dev.orders.localcloud.hosting.process.Application;
import dev.orders.localcloud.hosting.process.StartException;
import dev.orders.localcloud.identity.ContainerCredentials;
import dev.orders.localcloud.identity.ContainerCredentials.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the services of {@code services.yaml}, each with its environment and its role's credentials. */
@Configuration(proxyBeanMethods = false)
public class HostingConfiguration {

    @Bean
    Hosting hosting(HostingSettings settings, Definitions definitions, ContainerCredentials credentials) {
        Map<String, Service> services = new TreeMap<>(definitions.services().services());
        services.keySet().removeIf(name -> !settings.starts().test(name));
        // All of them first: nothing starts where a jar is missing.
        Map<String, Command> commands = new TreeMap<>();
        services.forEach((name, service) -> commands.put(name, command(settings, service)));
        List<ServiceProcess> running = new ArrayList<>();
        services.forEach((name, service) -> {
            String role = definitions.roles().role(service.role()).name();
            Source source = credentials.register("arn:aws:iam::%s:role/%s".formatted(settings.accountId(), role), name);
            int port = settings.ports().getOrDefault(name, service.port());
            Map<String, String> environment = environment(settings, service, port, source);
            ServiceProcess process = ServiceProcess.start(
                    name,
                    Objects.requireNonNull(commands.get(name)).of(port, environment.keySet()),
                    URI.create("http://localhost:" + port + service.healthCheckPath()),
                    environment,
                    System.out);
            if (settings.images() != null) {
                process.tidiesUp(ContainerCommand.removal(service.artifact(), port));
            }
            running.add(process);
        });
        return new Hosting(running);
    }

    /** What starts a service that listens on a port, with the environment of these names. */
    private interface Command {
        List<String> of(int port, Set<String> environment);
    }

    private static Command command(HostingSettings settings, Service service) {
        String tag = settings.images();
        if (tag != null) {
            return (port, environment) -> ContainerCommand.of(service.artifact(), tag, port, environment);
        }
        Application application = Application.service(settings.project(), service.artifact());
        return (port, environment) -> application.command(new AotCache(application).options());
    }

    private static Map<String, String> environment(HostingSettings settings, Service service, int port, Source source) {
        Map<String, String> environment = new TreeMap<>(service.environment());
        service.secrets().forEach((variable, secret) -> {
            String value = settings.secrets().get(secret);
            if (value == null) {
                throw new StartException("services.yaml names the secret '%s', which nothing gives".formatted(secret));
            }
            environment.put(variable, value);
        });
        environment.put("PORT", String.valueOf(port));
        // The laptop's own: nothing of it listens on the network.
        environment.put("SERVER_ADDRESS", "localhost");
        environment.put("AWS_REGION", settings.region());
        environment.put("AWS_ENDPOINT_URL", settings.endpoint().toString());
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", settings.endpoint() + source.path());
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", source.token());
        return environment;
    }
}
