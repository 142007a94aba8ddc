package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.load.Load;
import dev.orders.e2e.benchmark.load.Requests;
import dev.orders.e2e.benchmark.server.JavaServer;
import dev.orders.e2e.benchmark.stub.StubAws;
import dev.orders.e2e.benchmark.stub.Tables;
import dev.orders.e2e.benchmark.stub.TokenPair;
import java.util.List;

/** How many calls to AWS a warm request makes, counted where they arrive. */
public final class CallsPerRequest {

    private final StubAws aws;
    private final JavaServer api;
    private final TokenPair user;

    public CallsPerRequest(StubAws aws, JavaServer api, TokenPair user) {
        this.aws = aws;
        this.api = api;
        this.user = user;
    }

    public List<Figure> measure() {
        byte[] products = Requests.get("/products", user.headers());
        byte[] order = Requests.get("/orders/" + Tables.orderId(1), user.headers());
        byte[] page = Requests.get("/orders", user.headers());
        byte[] cancel = Requests.post("/orders/" + Tables.orderId(1) + "/cancel", user.headers(), "");
        byte[] place = Requests.post(
                "/orders",
                user.headers() + "Idempotency-Key: benchmark\r\n",
                "{\"lines\":[{\"sku\":\"%s\",\"quantity\":2}]}".formatted(Tables.SKU));
        List.of(products, order).forEach(this::send);
        aws.takeCalls();
        return List.of(
                Figure.exactly("AWS calls of a warm `GET /orders/{id}`", "{BatchGetItem=1}", send(order)),
                Figure.exactly("AWS calls of a warm `GET /orders`", "{BatchGetItem=1, Query=1}", send(page)),
                Figure.exactly("AWS calls of a warm `POST /orders`", "{TransactWriteItems=1}", send(place)),
                Figure.exactly(
                        "AWS calls of a warm `POST /orders/{id}/cancel`",
                        "{BatchGetItem=1, UpdateItem=1}",
                        send(cancel)),
                Figure.exactly("AWS calls of a warm `GET /products`", "{}", send(products)));
    }

    private String send(byte[] request) {
        new Load(api.port(), List.of(request)).first();
        return aws.takeCalls().toString();
    }
}
