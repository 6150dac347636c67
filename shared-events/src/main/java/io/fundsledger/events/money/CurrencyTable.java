package io.fundsledger.events.money;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** ISO 4217 active codes with their minor units; funds, metals and test codes are left out. */
final class CurrencyTable {

    private static final String TWO_DECIMALS = """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP \
            CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS \
            INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
            MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE \
            SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR \
            ZMW ZWG""";
    private static final String NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private static final String THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND";

    static final SortedMap<String, Currency> BY_CODE = table();

    private CurrencyTable() {}

    private static SortedMap<String, Currency> table() {
        var table = new TreeMap<String, Currency>();
        add(table, NO_DECIMALS, 0);
        add(table, TWO_DECIMALS, 2);
        add(table, THREE_DECIMALS, 3);
        return Collections.unmodifiableSortedMap(table);
    }

    private static void add(SortedMap<String, Currency> table, String codes, int decimals) {
        for (var code : codes.split(" ", -1)) {
            table.put(code, new Currency(code, decimals));
        }
    }
}
