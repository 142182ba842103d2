import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws IOException {
  run(() -> IO.println(price("tea")));
}

int price(String item) throws IOException {
  CompletableFuture<Integer> answer = ask(item);
  try {
    return answer.get(); // expect: mixed
  } catch (ExecutionException e) {
    throw new IOException(e.getCause());
  } catch (InterruptedException e) {
    throw new IllegalStateException(e);
  }
}

CompletableFuture<Integer> ask(String item) {
  return CompletableFuture.supplyAsync(() -> item.length());
}
// not run
