package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.TablesDefinition.Table;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wires DynamoDB; definitions, settings and account come from the application. DynamoDB Local starts beside the rest of
 * it, where there is an executor for that, and the first call waits for it.
 */
@Configuration(proxyBeanMethods = false)
public class DynamoDbConfiguration {

    @Bean(bootstrap = Bean.Bootstrap.BACKGROUND)
    DynamoDbLocal dynamoDbLocal(DynamoDbSettings settings, Definitions definitions) {
        DynamoDbLocal local = DynamoDbLocal.start(settings.libraries(), settings.data());
        TableSetup setup = new TableSetup(local, JsonMapper.shared());
        setup.create(definitions.tables());
        Table products = definitions.tables().tables().get("products");
        if (products != null) {
            setup.seed(products.name(), definitions.products());
        }
        return local;
    }

    @Bean
    AwsService dynamoDbService(ObjectProvider<DynamoDbLocal> local, AwsAccount account) {
        return new DynamoDbService(once(local), new TableArns(account), JsonMapper.shared());
    }

    @Bean
    AwsService dynamoDbStreamsService(ObjectProvider<DynamoDbLocal> local, AwsAccount account) {
        return new DynamoDbStreamsService(once(local), new TableArns(account), JsonMapper.shared());
    }

    private static DynamoDbBackend once(ObjectProvider<DynamoDbLocal> local) {
        SingletonSupplier<DynamoDbLocal> started = SingletonSupplier.of(local::getObject);
        return (target, body) -> started.obtain().call(target, body);
    }
}
