package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.TablesDefinition.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Wires DynamoDB. DynamoDB Local starts beside the rest of the application; the first call waits for it. */
@Configuration(proxyBeanMethods = false)
public class DynamoDbConfiguration {

    private static final List<Path> BUILT = List.of(
            Path.of("local-cloud", "dynamodb-local", "target", "lib"), Path.of("dynamodb-local", "target", "lib"));

    @Bean(bootstrap = Bean.Bootstrap.BACKGROUND)
    DynamoDbLocal dynamoDbLocal(DynamoDbSettings settings, Definitions definitions, JsonMapper json) {
        DynamoDbLocal local = DynamoDbLocal.start(libraries(settings), settings.data());
        TableSetup setup = new TableSetup(local, json);
        setup.create(definitions.tables());
        Table products = definitions.tables().tables().get("products");
        if (products != null) {
            setup.seed(products.name(), definitions.products());
        }
        return local;
    }

    @Bean
    DynamoDbService dynamoDbService(ObjectProvider<DynamoDbLocal> local, DynamoDbSettings settings, JsonMapper json) {
        SingletonSupplier<DynamoDbLocal> started = SingletonSupplier.of(local::getObject);
        return new DynamoDbService(
                (target, body) -> started.obtain().call(target, body),
                new TableArns(settings.region(), settings.accountId()),
                json);
    }

    private static Path libraries(DynamoDbSettings settings) {
        Path given = settings.libraries();
        if (given != null) {
            return given;
        }
        return BUILT.stream().filter(Files::isDirectory).findFirst().orElse(BUILT.getFirst());
    }
}
