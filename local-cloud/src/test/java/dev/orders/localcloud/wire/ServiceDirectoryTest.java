package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.signing.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceDirectoryTest {

    private final ServiceDirectory directory = new ServiceDirectory(List.of(new FakeTables()));

    @Test
    void readsLittleOfWhoeverShowsNoKey() {
        ServiceDirectory directory = new ServiceDirectory(List.of(new FakeTables()));

        Map<String, List<String>> target = Map.of("X-Amz-Target", List.of("DynamoDB_20120810.GetItem"));
        Map<String, List<String>> key = Map.of("Authorization", List.of("AWS4-HMAC-SHA256 …"));

        assertThat(directory.maxBodyBytes(request(and(target, key), ""))).isEqualTo(10_000);
        assertThat(directory.maxBodyBytes(request(key, ""))).isEqualTo(1024 * 1024);
        assertThat(directory.maxBodyBytes(request(Map.of(), ""))).isEqualTo(128 * 1024);
    }

    @Test
    void refusesToStartWithTwoServicesOfOneTarget() {
        assertThatThrownBy(() -> new ServiceDirectory(List.of(new FakeTables(), new FakeTables())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DynamoDB_20120810");
    }

    @Test
    void findsAServiceByItsTarget() {
        assertThat(directory.find(request(Map.of("X-Amz-Target", List.of("DynamoDB_20120810.GetItem")), "{}")))
                .isInstanceOfSatisfying(Addressee.Operation.class, operation -> {
                    assertThat(operation.name()).isEqualTo("GetItem");
                    assertThat(operation.service()).isInstanceOf(FakeTables.class);
                });
    }

    @Test
    void findsNobodyWhenTheTargetIsThereTwice() {
        assertThat(directory.find(request(
                        Map.of("X-Amz-Target", List.of("DynamoDB_20120810.GetItem", "DynamoDB_20120810.PutItem")),
                        "{}")))
                .isInstanceOf(Addressee.Nobody.class);
    }

    @Test
    void findsNobodyWhenAParameterIsThereTwice() {
        assertThat(directory.find(form("Action=GetCallerIdentity&Version=2011-06-15&Action=AssumeRole")))
                .isInstanceOfSatisfying(
                        Addressee.Nobody.class,
                        nobody -> assertThat(nobody.refusal().code()).isEqualTo("MalformedInput"));
    }

    @Test
    void findsNobodyForAnActionOfAnotherVersion() {
        assertThat(directory.find(form("Action=GetCallerIdentity&Version=1999-01-01")))
                .isInstanceOfSatisfying(
                        Addressee.Nobody.class,
                        nobody -> assertThat(nobody.refusal().code()).isEqualTo("InvalidAction"));
    }

    private static Map<String, List<String>> and(Map<String, List<String>> some, Map<String, List<String>> more) {
        Map<String, List<String>> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static ReceivedRequest form(String parameters) {
        return request(Map.of("Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8")), parameters);
    }

    private static ReceivedRequest request(Map<String, List<String>> headers, String body) {
        return new ReceivedRequest("POST", "/", null, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
