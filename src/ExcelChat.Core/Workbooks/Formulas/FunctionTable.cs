using System.Collections.Frozen;
using ExcelChat.Workbooks.Formulas.Functions;

namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// The functions that are computed, by their English names. A name that is not here is not computed: what changes with every calculation
/// (NOW, TODAY, RAND), what depends on the machine (CELL, INFO), what asks others (WEBSERVICE), and whatever nobody has written yet.
/// </summary>
internal static class FunctionTable
{
    public static FrozenDictionary<string, Function> Functions { get; } = new[]
    {
        ArithmeticFunctions.Table, RoundingFunctions.Table, TrigonometryFunctions.Table, SumFunctions.Table, StatisticsFunctions.Table,
        RankFunctions.Table, ConditionFunctions.Table, SubtotalFunctions.Table, LogicFunctions.Table, KindFunctions.Table, LookupFunctions.Table, MatchFunctions.Table,
        ReferenceFunctions.Table, TextFunctions.Table, TextSearchFunctions.Table, DateFunctions.Table, WorkdayFunctions.Table, FinanceFunctions.Table,
    }.SelectMany(table => table).ToFrozenDictionary(StringComparer.Ordinal);
}
