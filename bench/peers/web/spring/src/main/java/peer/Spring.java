package peer;

import io.asyncio4j.bench.web.shop.Confirmation;
import io.asyncio4j.bench.web.shop.Order;
import io.asyncio4j.bench.web.shop.Serving;
import io.asyncio4j.bench.web.shop.Summary;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ProblemDetail;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.RestClient;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Spring Boot: Tomcat with a virtual thread for each request, RestClient on the JDK's client. */
@SpringBootApplication(proxyBeanMethods = false)
public class Spring {
  public static void main(String[] args) throws Exception {
    var app = new SpringApplication(Spring.class);
    var context =
        (ServletWebServerApplicationContext) app.run("--upstream=http://127.0.0.1:" + args[0]);
    Serving.untilInputEnds(
        "Spring Boot " + SpringBootVersion.getVersion(), context.getWebServer().getPort());
  }

  @Bean
  RestClient upstream(RestClient.Builder builder, @Value("${upstream}") String upstream) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    return builder
        .baseUrl(upstream)
        .requestFactory(new JdkClientHttpRequestFactory(client))
        .build();
  }

  @RestController
  static class Shops {
    private final RestClient upstream;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Shops(RestClient upstream) {
      this.upstream = upstream;
    }

    @PostMapping("/shops/{shop}/orders")
    Confirmation order(
        @PathVariable @Min(1) @Max(9999) int shop,
        @RequestParam(defaultValue = "1") @Min(1) @Max(20) int parcels,
        @RequestParam(defaultValue = "false") boolean express,
        @RequestBody @Valid Order order) {
      return Confirmation.of(shop, parcels, express, order);
    }

    @GetMapping("/summary")
    Summary summary() throws Exception {
      var profile = threads.submit(() -> fetch(Summary.PROFILE));
      var orders = threads.submit(() -> fetch(Summary.ORDERS));
      return new Summary(profile.get(), orders.get());
    }

    private Summary.Item fetch(String path) {
      return upstream.get().uri(path).retrieve().body(Summary.Item.class);
    }
  }

  @RestControllerAdvice
  static class Errors {
    @ExceptionHandler
    ProblemDetail invalid(HandlerMethodValidationException e) {
      var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, "invalid");
      problem.setProperty(
          "errors",
          e.getParameterValidationResults().stream()
              .flatMap(result ->
                  result.getResolvableErrors().stream()
                      .map(error ->
                          (error instanceof FieldError field
                                  ? field.getField()
                                  : result.getMethodParameter().getParameterName())
                              + ": "
                              + error.getDefaultMessage()))
              .toList());
      return problem;
    }
  }
}
