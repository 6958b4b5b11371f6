using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.Extensions.VectorData.ProviderServices;
using Microsoft.Extensions.VectorData.ProviderServices.Filter;

namespace ExcelChat.Connectors.InMemory;

/// <summary>
/// Turns a LINQ filter into a test of stored rows. It accepts what vector databases can translate and nothing else, so that a filter that works in memory works on a server:
/// comparisons of a property with a value, boolean properties, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c>, <c>Contains</c> on a tag property or on a list of values, and <c>Any</c> of the tags in a list.
/// </summary>
/// <param name="columnOf">The column number of a storage name.</param>
internal sealed class InMemoryFilterTranslator(Func<string, int> columnOf) : FilterTranslatorBase
{
    public Func<StoredRow, bool> Translate(LambdaExpression filter, CollectionModel model)
        => Translate(PreprocessFilter(filter, model, new() { SupportsParameterization = false }));

    protected override bool TryBindProperty(Expression expression, [NotNullWhen(true)] out PropertyModel? property)
        => base.TryBindProperty(
            expression is MemberExpression { Member.Name: nameof(Nullable<>.Value), Expression: { } nullable } && Nullable.GetUnderlyingType(nullable.Type) is not null ? nullable : expression,
            out property);

    private Func<StoredRow, bool> Translate(Expression node)
    {
        switch (node)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso } and:
                var (left, right) = (Translate(and.Left), Translate(and.Right));
                return row => left(row) && right(row);
            case BinaryExpression { NodeType: ExpressionType.OrElse } or:
                var (first, second) = (Translate(or.Left), Translate(or.Right));
                return row => first(row) || second(row);
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                var operand = Translate(not.Operand);
                return row => !operand(row);
            case BinaryExpression comparison:
                return Comparison(comparison);
            case ConstantExpression { Value: bool constant }:
                return _ => constant;
            case MethodCallExpression call when !TryBindProperty(call, out _):
                return Call(call);
            default:
                var column = Bind(node, node, property => property.Type == typeof(bool));
                return row => row[column] is true;
        }
    }

    private Func<StoredRow, bool> Comparison(BinaryExpression node)
    {
        var reversed = !TryBindProperty(node.Left, out _);
        var (property, other) = reversed ? (node.Right, node.Left) : (node.Left, node.Right);
        var value = Value(other, node);
        var column = Bind(property, node, model => value is null || !StoredValues.IsCollection(model.Type));
        Func<int, bool> ordered = (node.NodeType, reversed) switch
        {
            (ExpressionType.LessThan, false) or (ExpressionType.GreaterThan, true) => order => order < 0,
            (ExpressionType.LessThanOrEqual, false) or (ExpressionType.GreaterThanOrEqual, true) => order => order <= 0,
            (ExpressionType.GreaterThan, false) or (ExpressionType.LessThan, true) => order => order > 0,
            (ExpressionType.GreaterThanOrEqual, false) or (ExpressionType.LessThanOrEqual, true) => order => order >= 0,
            (ExpressionType.Equal or ExpressionType.NotEqual, _) => _ => true,
            _ => throw NotSupported(node),
        };
        return node.NodeType switch
        {
            ExpressionType.Equal => row => Scalar.AreEqual(row[column], value),
            ExpressionType.NotEqual => row => !Scalar.AreEqual(row[column], value),
            _ => row => Scalar.AreOrdered(row[column], value) && ordered(Scalar.Compare(row[column], value)),
        };
    }

    private Func<StoredRow, bool> Call(MethodCallExpression node)
    {
        if (TryMatchContains(node, out var source, out var item))
        {
            return TryBindProperty(source, out _) ? TagEquals(source, item, node) : IsIn(source, item, node);
        }

        return node is { Method.Name: nameof(Enumerable.Any), Arguments: [var tags, LambdaExpression { Body: MethodCallExpression any } test] }
            && node.Method.DeclaringType == typeof(Enumerable)
            && TryMatchContains(any, out var wanted, out var tag)
            && tag == test.Parameters[0]
                ? AnyTagIn(tags, wanted, node)
                : throw NotSupported(node);
    }

    private Func<StoredRow, bool> TagEquals(Expression tags, Expression item, Expression node)
    {
        var column = Bind(tags, node, property => StoredValues.IsCollection(property.Type));
        var value = Value(item, node);
        return row => row[column] is IList stored && stored.Contains(value);
    }

    private Func<StoredRow, bool> IsIn(Expression source, Expression item, Expression node)
    {
        var column = Bind(item, node, property => !StoredValues.IsCollection(property.Type));
        var values = Values(source, node);
        return row => values.Contains(row[column]);
    }

    private Func<StoredRow, bool> AnyTagIn(Expression tags, Expression source, Expression node)
    {
        var column = Bind(tags, node, property => StoredValues.IsCollection(property.Type));
        var values = Values(source, node);
        return row => row[column] is IList stored && stored.Cast<object?>().Any(values.Contains);
    }

    private int Bind(Expression expression, Expression node, Func<PropertyModel, bool> fits)
        => TryBindProperty(expression, out var property) && property is not VectorPropertyModel && fits(property)
            ? columnOf(property.StorageName)
            : throw NotSupported(node);

    private static object? Value(Expression expression, Expression node)
    {
        var inner = expression;
        while (inner is UnaryExpression { NodeType: ExpressionType.Convert } convert)
        {
            inner = convert.Operand;
        }

        return inner is not ConstantExpression constant ? throw NotSupported(node)
            : inner == expression ? constant.Value
            : Converted(expression);
    }

    // The conversion of a constant runs as it is written, so that it means what C# means by it.
    private static object? Converted(Expression conversion)
        => Expression.Lambda<Func<object?>>(Expression.Convert(conversion, typeof(object))).Compile(preferInterpretation: true)();

    private static HashSet<object?> Values(Expression source, Expression node) => source switch
    {
        ConstantExpression { Value: IEnumerable values and not string } => [.. values.Cast<object?>()],
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => [.. array.Expressions.Select(item => Value(item, node))],
        ListInitExpression list => [.. list.Initializers.Select(item => Value(item.Arguments[0], node))],
        _ => throw NotSupported(node),
    };

    private static NotSupportedException NotSupported(Expression node) => new(
        $"The filter contains '{node}' ({node.NodeType}), which vector stores cannot translate. Supported: comparisons of a property with a value, boolean properties, &&, ||, !, "
        + "Contains on a tag property or on a list of values, and tags.Any(tag => values.Contains(tag)).");
}
