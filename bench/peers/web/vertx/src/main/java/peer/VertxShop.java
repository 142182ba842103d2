package peer;

import static io.vertx.ext.web.validation.builder.Bodies.json;
import static io.vertx.ext.web.validation.builder.Parameters.optionalParam;
import static io.vertx.ext.web.validation.builder.Parameters.param;
import static io.vertx.json.schema.common.dsl.Keywords.exclusiveMinimum;
import static io.vertx.json.schema.common.dsl.Keywords.maxItems;
import static io.vertx.json.schema.common.dsl.Keywords.maxLength;
import static io.vertx.json.schema.common.dsl.Keywords.maximum;
import static io.vertx.json.schema.common.dsl.Keywords.minimum;
import static io.vertx.json.schema.common.dsl.Keywords.pattern;
import static io.vertx.json.schema.common.dsl.Schemas.arraySchema;
import static io.vertx.json.schema.common.dsl.Schemas.booleanSchema;
import static io.vertx.json.schema.common.dsl.Schemas.enumSchema;
import static io.vertx.json.schema.common.dsl.Schemas.intSchema;
import static io.vertx.json.schema.common.dsl.Schemas.numberSchema;
import static io.vertx.json.schema.common.dsl.Schemas.objectSchema;
import static io.vertx.json.schema.common.dsl.Schemas.stringSchema;

import io.asyncio4j.bench.web.shop.Serving;
import io.asyncio4j.bench.web.shop.Summary;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.validation.BadRequestException;
import io.vertx.ext.web.validation.RequestPredicate;
import io.vertx.ext.web.validation.ValidationHandler;
import io.vertx.ext.web.validation.builder.ValidationHandlerBuilder;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.common.dsl.ObjectSchemaBuilder;
import io.vertx.json.schema.common.dsl.StringSchemaBuilder;
import java.util.regex.Pattern;

/** Vert.x Web with one event loop, which its client shares, and Vert.x's own validation by schema. */
public final class VertxShop {
  private final int upstream;
  private final WebClient client;

  private VertxShop(int upstream, WebClient client) {
    this.upstream = upstream;
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    var vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    var client =
        WebClient.wrap(
            vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(600),
                new PoolOptions().setHttp1MaxSize(2048).setMaxWaitQueueSize(-1)));
    var shop = new VertxShop(Integer.parseInt(args[0]), client);
    var server =
        vertx
            .createHttpServer(new HttpServerOptions().setAcceptBacklog(4096))
            .requestHandler(shop.routes(vertx))
            .listen(0, "127.0.0.1")
            .await();
    Serving.untilInputEnds(
        "Vert.x "
            + Vertx.class.getPackage().getImplementationVersion()
            + (vertx.isNativeTransportEnabled() ? ", native transport" : ", NIO"),
        server.actualPort());
  }

  private Router routes(Vertx vertx) {
    var router = Router.router(vertx);
    router
        .post("/shops/:shop/orders")
        .handler(BodyHandler.create(false))
        .handler(validation())
        .handler(VertxShop::order);
    router.get("/summary").handler(this::summary);
    router.errorHandler(
        400,
        context -> {
          var failure = context.failure();
          context
              .response()
              .setStatusCode(422)
              .putHeader("content-type", "application/json")
              .end(
                  failure instanceof BadRequestException bad
                      ? bad.toJson().toBuffer()
                      : new JsonObject().put("message", String.valueOf(failure)).toBuffer());
        });
    return router;
  }

  private static ValidationHandler validation() {
    var schemas =
        SchemaRepository.create(
            new JsonSchemaOptions()
                .setDraft(Draft.DRAFT7)
                .setBaseUri("app://shop")
                // Who is refused is told why, as by the others.
                .setOutputFormat(OutputFormat.Basic));
    return ValidationHandlerBuilder.create(schemas)
        .pathParameter(param("shop", intSchema().with(minimum(1)).with(maximum(9999))))
        .queryParameter(optionalParam("parcels", intSchema().with(minimum(1)).with(maximum(20))))
        .queryParameter(optionalParam("express", booleanSchema()))
        .predicate(RequestPredicate.BODY_REQUIRED)
        .body(json(orderSchema()))
        .build();
  }

  private static ObjectSchemaBuilder orderSchema() {
    return objectSchema()
        .requiredProperty("customer", filled(80))
        .requiredProperty(
            "email", matching("^[^@\\s]+@[^@\\s]+\\.[a-z]+$").with(maxLength(120)))
        .requiredProperty("sku", matching("^[A-Z]{2}-[0-9]{4}$"))
        .requiredProperty("quantity", intSchema().with(minimum(1)).with(maximum(100)))
        .requiredProperty("price", numberSchema().with(exclusiveMinimum(0)))
        .requiredProperty("currency", enumSchema("EUR", "GBP", "USD"))
        .requiredProperty("tags", arraySchema().with(maxItems(5)).items(filled(20)))
        .requiredProperty(
            "address",
            objectSchema()
                .requiredProperty("street", filled(80))
                .requiredProperty("city", filled(80))
                .requiredProperty("zip", matching("^[0-9]{5}$")))
        .optionalProperty("note", stringSchema().with(maxLength(200)));
  }

  private static StringSchemaBuilder filled(int length) {
    return matching("\\S").with(maxLength(length));
  }

  private static StringSchemaBuilder matching(String pattern) {
    return stringSchema().with(pattern(Pattern.compile(pattern)));
  }

  private static void order(RoutingContext context) {
    var parameters =
        context.<io.vertx.ext.web.validation.RequestParameters>get(
            ValidationHandler.REQUEST_CONTEXT_KEY);
    var parcels = parameters.queryParameter("parcels");
    var express = parameters.queryParameter("express");
    var order = parameters.body().getJsonObject();
    int quantity = order.getInteger("quantity");
    context.json(
        new JsonObject()
            .put("shop", parameters.pathParameter("shop").getInteger())
            .put("customer", order.getString("customer"))
            .put("sku", order.getString("sku"))
            .put("quantity", quantity)
            .put("total", quantity * order.getDouble("price"))
            .put("currency", order.getString("currency"))
            .put("city", order.getJsonObject("address").getString("city"))
            .put("tags", order.getJsonArray("tags"))
            .put("parcels", parcels == null ? 1 : parcels.getInteger())
            .put("express", express != null && express.getBoolean()));
  }

  private void summary(RoutingContext context) {
    var profile = client.get(upstream, "127.0.0.1", Summary.PROFILE).send();
    var orders = client.get(upstream, "127.0.0.1", Summary.ORDERS).send();
    Future.all(profile, orders)
        .onSuccess(_ ->
            context.json(
                new JsonObject()
                    .put("profile", profile.result().bodyAsJsonObject())
                    .put("orders", orders.result().bodyAsJsonObject())))
        .onFailure(context::fail);
  }
}
