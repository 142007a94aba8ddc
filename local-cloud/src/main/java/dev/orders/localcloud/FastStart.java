package dev.orders.localcloud;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.hosting.FreePorts;
import dev.orders.localcloud.hosting.Training;
import dev.orders.localcloud.hosting.process.StartException;

/**
 * Part of the build: trains the ahead-of-time caches of the services, of the functions and of the local cloud itself, where the JDK has them
 * and where they are not fresh.
 */
public final class FastStart {

    private FastStart() {}

    public static void main(String[] args) throws InterruptedException {
        LocalCloudSettings settings = LocalCloudSettings.from(System.getProperties());
        Training training = new Training(settings.project());
        try {
            if (training.nothingToDo()) {
                return;
            }
            LocalValues values = new LocalValues(settings.port(), settings.webPort(), FreePorts.any());
            Definitions definitions = Definitions.load(settings.definitions(), values.variables());
            definitions.services().services().values().forEach(training::service);
            training.functions(definitions.functions().functions().values());
            training.application(
                    "local-cloud",
                    "-Dlocalcloud.services=",
                    "-Dlocalcloud.project=" + settings.project(),
                    "-Dlocalcloud.port=" + FreePorts.any());
            training.await();
        } catch (StartException e) {
            // Without a cache everything still starts, only slower.
            System.err.println("fast-start: " + e.getMessage());
        }
    }
}
