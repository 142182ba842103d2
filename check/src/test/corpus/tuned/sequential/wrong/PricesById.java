import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.sql.SQLException;
import javax.sql.DataSource;

class PriceDao {
  private final DataSource pool;

  PriceDao(DataSource pool) {
    this.pool = pool;
  }

  long cents(int item) throws SQLException {
    try (var connection = pool.getConnection();
        var query = connection.prepareStatement("SELECT cents FROM price WHERE item = ?")) {
      query.setInt(1, item);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }
}

record Basket(List<Integer> items) {
  long total(PriceDao prices) throws SQLException {
    long sum = 0;
    for (int item : items) {
      sum += prices.cents(item); // expect: sequential
    }
    return sum;
  }
}

void show(DataSource pool, Basket basket) throws SQLException {
  run(() -> IO.println(basket.total(new PriceDao(pool))));
}

void main() {}
// not run
