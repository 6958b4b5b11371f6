using System.Globalization;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Formulas;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Formulas;

public sealed class FormulaProperties
{
    private static readonly string[] Words =
        ["A1", "$B$2:C3", "SUM(", "IF(", ")", ",", "+", "-", "*", "/", "^", "%", "&", "<>", "=", "\"x\"", "\"", "'S 1'!", "S!", "{1,2;3,4}", "{", "}", "1.5", "1E5", "#REF!", "#", "[", "]", "T[@c]", "TRUE", ":", " ", "!", "@", "name", "_xlfn.", "é", "\ud800"];

    [Property(MaxTest = 500)]
    public bool Any_text_is_parsed_or_said_not_to_be_understood(NonNull<string> text) => FormulaParser.Parse(text.Get) is not null;

    [Property(MaxTest = 2000)]
    public Property Any_heap_of_words_is_parsed_and_evaluated_without_a_fault()
        => Prop.ForAll(Gen.Elements(Words).ArrayOf().Select(words => string.Concat(words)).ToArbitrary(), text =>
        {
            var workspace = new Workspace(new(new("id", "x.xlsx", 1), []), WorkbookLimits.Default);
            var evaluation = new Evaluation(workspace, new Grid(Fakes.TestSheet.Of()), new(9, 9));
            new Evaluator(evaluation).EvaluateCell(FormulaParser.Parse(text));
        });

    [Property(MaxTest = 1000)]
    public Property What_is_printed_is_parsed_to_the_same_expression()
        => Prop.ForAll(Expressions(4).ToArbitrary(), e => FormulaPrinter.Print(FormulaParser.Parse(FormulaPrinter.Print(e))) == FormulaPrinter.Print(e));

    [Property(MaxTest = 500)]
    public Property Precedence_needs_no_parentheses(int a, int b, int c, PositiveInt d)
    {
        var value = Evaluate(string.Create(CultureInfo.InvariantCulture, $"{a}+{b}*{c}-{a}/{d.Get}"));
        var expected = a + ((double)b * c) - ((double)a / d.Get);
        return (Math.Abs(value.Number - expected) <= 1e-15 * (Math.Abs((double)b * c) + Math.Abs(a) + 1)).Label($"{value} {expected}");
    }

    [Property(MaxTest = 500)]
    public bool Rounding_agrees_with_decimals(int thousandths)
        => Evaluate(string.Create(CultureInfo.InvariantCulture, $"ROUND({thousandths / 1000m},2)")).Number
            == (double)decimal.Round(thousandths / 1000m, 2, MidpointRounding.AwayFromZero);

    [Property(MaxTest = 500)]
    public bool Days_of_a_date_come_back(PositiveInt days)
    {
        var date = new DateTime(1901, 1, 1).AddDays(days.Get * 37L % 2_900_000);
        var serial = Evaluate(string.Create(CultureInfo.InvariantCulture, $"DATE({date.Year},{date.Month},{date.Day})"));
        return serial.Number == date.ToOADate()
            && Evaluate($"YEAR({serial.Number})*10000+MONTH({serial.Number})*100+DAY({serial.Number})").Number == (date.Year * 10000) + (date.Month * 100) + date.Day;
    }

    private static Scalar Evaluate(string formula)
    {
        var workspace = new Workspace(new(new("id", "x.xlsx", 1), []), WorkbookLimits.Default);
        return new Evaluator(new(workspace, new Grid(Fakes.TestSheet.Of()), new(9, 9))).EvaluateCell(FormulaParser.Parse(formula));
    }

    private static Gen<Expression> Expressions(int depth)
    {
        var leaf = Gen.OneOf<Expression>(
            Gen.Choose(0, 100_000).Select(n => (Expression)new Literal(n / 8.0)),
            Gen.Elements("", "a\"b", "x y").Select(t => (Expression)new Literal(t)),
            Gen.Elements(true, false).Select(t => (Expression)new Literal(t)),
            Gen.Choose(1, 2000).Select(n => (Expression)new Reference(n % 3 == 0 ? null : "It's", CellRange.Of(n, 1 + (n % 300), n + (n % 5), 2 + (n % 300)), n % 2 == 0)),
            Gen.Elements<Expression>(new NameReference(null, "Tax_Rate"), new Literal(Scalar.OfError("#N/A")), new ArrayConstant(ArrayMatrix.Create(2, 2, (r, c) => r - c))));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Expressions(depth - 1);
        return Gen.OneOf<Expression>(
            leaf,
            inner.Two().Zip(Gen.Choose(0, 11), (p, o) => (Expression)new Binary((BinaryOperator)o, p.Item1, p.Item2)),
            inner.Zip(Gen.Choose(0, 2), (e, o) => (Expression)new Unary((UnaryOperator)o, e)),
            inner.ArrayOf(3).Select(a => (Expression)new FunctionCall("SUM", a)));
    }
}
