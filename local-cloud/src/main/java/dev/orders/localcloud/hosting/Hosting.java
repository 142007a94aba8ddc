package dev.orders.localcloud.hosting;

import java.net.http.HttpClient;
import java.util.List;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The services that run: started together, awaited together, stopped together. */
public final class Hosting implements AutoCloseable, ApplicationListener<ContextClosedEvent> {

    private final List<ServiceProcess> services;
    private volatile boolean ready;
    private volatile boolean closing;

    Hosting(List<ServiceProcess> services) {
        this.services = List.copyOf(services);
    }

    public boolean runs(String service) {
        return services.stream().anyMatch(running -> running.name().equals(service));
    }

    /** Whether every service has been healthy once. */
    public boolean ready() {
        return ready;
    }

    /** @throws StartException when a service ends or isn't healthy in time */
    public void awaitReady() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (ServiceProcess service : services) {
                service.awaitReady(client);
            }
        }
        ready = true;
        services.forEach(this::watch);
    }

    /** A service that ends by itself takes everything down: half an environment would only mislead. */
    private void watch(ServiceProcess service) {
        service.process().onExit().thenAccept(process -> {
            if (!closing) {
                System.err.printf(
                        "local-cloud: %s ended with exit code %d; stopping%n", service.name(), process.exitValue());
                System.exit(1);
            }
        });
    }

    /**
     * Ctrl-C reaches the services at the same moment: from here on their end is no news. It is awaited here, while what they call still
     * answers: they have events to tell.
     */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
        close();
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::askToEnd);
        services.forEach(ServiceProcess::stop);
    }
}
