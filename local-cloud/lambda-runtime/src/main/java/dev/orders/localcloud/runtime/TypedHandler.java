package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;

/** A handler of objects: JSON becomes them, and they become JSON, by AWS's own serializers. */
record TypedHandler(RequestHandler<Object, Object> handler, PojoSerializer<Object> input, PojoSerializer<Object> output)
        implements Handler {

    @SuppressWarnings("unchecked") // The serializer of its input makes what the handler takes.
    static TypedHandler of(RequestHandler<?, ?> handler) {
        Type[] types = HandlerTypes.of(handler.getClass());
        return new TypedHandler((RequestHandler<Object, Object>) handler, serializer(types[0]), serializer(types[1]));
    }

    @Override
    public byte[] handle(byte[] event, Context context) {
        Object answer = handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        output.toJson(answer, json);
        return json.toByteArray();
    }

    @SuppressWarnings("unchecked") // A serializer of a class takes its instances.
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> event && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
            return (PojoSerializer<Object>)
                    LambdaEventSerializers.serializerFor(event, TypedHandler.class.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
