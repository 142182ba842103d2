import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

final class RunningBalance {
  record Balance(BigDecimal amount, YearMonth month) {}

  interface InterestTable {
    BigDecimal interest(Balance balance);
  }

  /** The rate depends on how much there is already. */
  static final class RemoteTable implements InterestTable {
    @Override
    public BigDecimal interest(Balance balance) {
      sleep(Duration.ofMillis(2));
      String rate = balance.amount().intValue() > 1000 ? "0.02" : "0.01";
      return balance.amount().multiply(new BigDecimal(rate)).setScale(2, RoundingMode.HALF_UP);
    }
  }

  private final InterestTable table;

  RunningBalance(InterestTable table) {
    this.table = table;
  }

  Balance after(Balance start, List<BigDecimal> deposits) {
    Balance balance = start;
    for (BigDecimal deposit : deposits) {
      BigDecimal interest = table.interest(balance);
      balance = new Balance(balance.amount().add(interest).add(deposit), balance.month().plusMonths(1));
    }
    return balance;
  }

  public static void main(String[] args) {
    var start = new Balance(new BigDecimal("900.00"), YearMonth.of(2025, 1));
    var deposits = List.of(new BigDecimal("100"), new BigDecimal("50"), new BigDecimal("25"));
    Balance end = run(() -> new RunningBalance(new RemoteTable()).after(start, deposits));
    System.out.println(end.month() + " " + end.amount());
  }
}

/* output:
2025-04 1125.76
*/
