using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.Extensions.VectorData.ProviderServices;
using Microsoft.Extensions.VectorData.ProviderServices.Filter;

namespace ExcelChat.Stores.Filters;

/// <summary>
/// Reads a LINQ filter. It accepts what every store can translate and nothing else, so that a filter that works with one works with all:
/// comparisons of a property with a value, boolean properties, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c>, <c>Contains</c> on a tag property or on a list of values, and <c>Any</c> of the tags in a list.
/// </summary>
internal sealed class ConditionReader : FilterTranslatorBase
{
    public Condition Read(LambdaExpression filter, CollectionModel model)
        => Read(PreprocessFilter(filter, model, new() { SupportsParameterization = false }));

    protected override bool TryBindProperty(Expression expression, [NotNullWhen(true)] out PropertyModel? property)
        => base.TryBindProperty(
            expression is MemberExpression { Member.Name: nameof(Nullable<>.Value), Expression: { } nullable } && Nullable.GetUnderlyingType(nullable.Type) is not null ? nullable : expression,
            out property);

    private Condition Read(Expression node) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => new Both(Read(and.Left), Read(and.Right)),
        BinaryExpression { NodeType: ExpressionType.OrElse } or => new Either(Read(or.Left), Read(or.Right)),
        UnaryExpression { NodeType: ExpressionType.Not } not => new Negation(Read(not.Operand)),
        BinaryExpression comparison => Comparison(comparison),
        ConstantExpression { Value: bool constant } => new Constant(constant),
        MethodCallExpression call when !TryBindProperty(call, out _) => Call(call),
        _ => new Comparison(Bind(node, node, property => property.Type == typeof(bool) || property.Type == typeof(bool?)), Relation.Equal, true),
    };

    private Condition Comparison(BinaryExpression node)
    {
        var reversed = !TryBindProperty(node.Left, out _);
        var (bound, other) = reversed ? (node.Right, node.Left) : (node.Left, node.Right);
        var value = Value(other, node);
        var property = Bind(bound, node, model => value is null || !StoredValues.IsCollection(model.Type));
        var relation = (node.NodeType, reversed) switch
        {
            (ExpressionType.Equal, _) => Relation.Equal,
            (ExpressionType.NotEqual, _) => Relation.NotEqual,
            (ExpressionType.LessThan, false) or (ExpressionType.GreaterThan, true) => Relation.Less,
            (ExpressionType.LessThanOrEqual, false) or (ExpressionType.GreaterThanOrEqual, true) => Relation.LessOrEqual,
            (ExpressionType.GreaterThan, false) or (ExpressionType.LessThan, true) => Relation.Greater,
            (ExpressionType.GreaterThanOrEqual, false) or (ExpressionType.LessThanOrEqual, true) => Relation.GreaterOrEqual,
            _ => throw NotSupported(node),
        };
        return relation is not (Relation.Equal or Relation.NotEqual) && value is null ? new Constant(false)
            : value is double.NaN or float.NaN ? new Constant(relation is Relation.NotEqual)
            : new Comparison(property, relation, Fit(value, property, node));
    }

    private Condition Call(MethodCallExpression node)
    {
        if (TryMatchContains(node, out var source, out var item))
        {
            return TryBindProperty(source, out _)
                ? new Overlap(Tags(source, node), [Value(item, node)])
                : Member(Bind(item, node, property => !StoredValues.IsCollection(property.Type)), source, node);
        }

        return node is { Method.Name: nameof(Enumerable.Any), Arguments: [var tags, LambdaExpression { Body: MethodCallExpression any } test] }
            && node.Method.DeclaringType == typeof(Enumerable)
            && TryMatchContains(any, out var wanted, out var tag)
            && tag == test.Parameters[0]
                ? new Overlap(Tags(tags, node), Values(wanted, node))
                : throw NotSupported(node);
    }

    private static Membership Member(PropertyModel property, Expression source, Expression node)
        => new(property, [.. Values(source, node).Select(value => Fit(value, property, node))]);

    private PropertyModel Tags(Expression expression, Expression node) => Bind(expression, node, property => StoredValues.IsCollection(property.Type));

    private PropertyModel Bind(Expression expression, Expression node, Func<PropertyModel, bool> fits)
        => TryBindProperty(expression, out var property) && property is not VectorPropertyModel && fits(property) ? property : throw NotSupported(node);

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

    private static object?[] Values(Expression source, Expression node) => source switch
    {
        ConstantExpression { Value: IEnumerable values and not string } => [.. values.Cast<object?>().Distinct()],
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => [.. array.Expressions.Select(item => Value(item, node)).Distinct()],
        ListInitExpression list => [.. list.Initializers.Select(item => Value(item.Arguments[0], node)).Distinct()],
        _ => throw NotSupported(node),
    };

    // C# compares a byte or a short as an int; the value goes back to the property's type.
    private static object? Fit(object? value, PropertyModel property, Expression node)
        => (value, Nullable.GetUnderlyingType(property.Type) ?? property.Type) switch
        {
            (int number, var type) when type == typeof(byte) => number is >= byte.MinValue and <= byte.MaxValue ? (byte)number : throw NotSupported(node),
            (int number, var type) when type == typeof(short) => number is >= short.MinValue and <= short.MaxValue ? (short)number : throw NotSupported(node),
            _ => value,
        };

    private static NotSupportedException NotSupported(Expression node) => new(
        $"The filter contains '{node}' ({node.NodeType}), which vector stores cannot translate. Supported: comparisons of a property with a value of its type, boolean properties, &&, ||, !, "
        + "Contains on a tag property or on a list of values, and tags.Any(tag => values.Contains(tag)).");
}
